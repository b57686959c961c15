/**
 * A processor of our own: an HTTP server with a durable ledger of what it really did, scripted
 * faults and a clock that moves. It starts alone, and knows nothing of the gateway.
 */
@NullMarked
package dev.acquit.simulator;

import org.jspecify.annotations.NullMarked;
