/**
 * How adapters speak HTTP: one assembly of the client, one reading of deadlines, and one
 * translation of what a silence means. An adapter decides only what an answer means.
 */
@NullMarked
package dev.acquit.processor.http;

import org.jspecify.annotations.NullMarked;
