/**
 * The processor: what it does when it is asked and what it does when the time has come, each an
 * entry in its books, and what it tells of it. Everything here is confined to the one thread of the
 * desk.
 */
@NullMarked
package dev.acquit.simulator.acquirer;

import org.jspecify.annotations.NullMarked;
