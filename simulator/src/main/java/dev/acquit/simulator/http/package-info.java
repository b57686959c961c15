/**
 * The JSON API over the books, and the controls beside it. Reads requests, writes replies, and
 * misbehaves on the wire when a script says so.
 */
@NullMarked
package dev.acquit.simulator.http;

import org.jspecify.annotations.NullMarked;
