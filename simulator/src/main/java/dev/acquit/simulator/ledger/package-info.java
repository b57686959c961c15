/**
 * What the processor really did, in order. It is what a fault test counts, and nothing is in it
 * that did not happen.
 */
@NullMarked
package dev.acquit.simulator.ledger;

import org.jspecify.annotations.NullMarked;
