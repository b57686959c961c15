/**
 * Payments that were stored long ago, in millions. They are copies of one that the gateway itself
 * has written, so that they are as it writes them, in all of its tables.
 */
@NullMarked
package dev.acquit.bench.seed;

import org.jspecify.annotations.NullMarked;
