/**
 * The processor's books: charges and what may still be done to them, tokens, webhook endpoints and
 * the business clock. Everything here is confined to the one thread of the desk, and every change
 * is an entry that is written before it counts.
 */
@NullMarked
package dev.acquit.simulator.acquirer;

import org.jspecify.annotations.NullMarked;
