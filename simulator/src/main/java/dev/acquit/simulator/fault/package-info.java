/** Scripted misbehaviour: which request is struck, and how. A script counts down as it strikes. */
@NullMarked
package dev.acquit.simulator.fault;

import org.jspecify.annotations.NullMarked;
