/**
 * What outlives a kill: an append-only file, and the one thread that writes it. Nobody hears of an
 * effect before it is on disk.
 */
@NullMarked
package dev.acquit.simulator.journal;

import org.jspecify.annotations.NullMarked;
