/**
 * What a run tells: one line a figure, as a table on the console and as a page of the
 * documentation.
 */
@NullMarked
package dev.acquit.bench.report;

import org.jspecify.annotations.NullMarked;
