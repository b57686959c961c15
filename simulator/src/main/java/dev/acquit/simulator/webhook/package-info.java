/**
 * Signed events to the accounts' endpoints. They go to loopback only, a few times, and then are
 * given up.
 */
@NullMarked
package dev.acquit.simulator.webhook;

import org.jspecify.annotations.NullMarked;
