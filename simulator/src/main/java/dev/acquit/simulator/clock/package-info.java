/** The time that business goes by: a clock that moves, business days, and what comes due. */
@NullMarked
package dev.acquit.simulator.clock;

import org.jspecify.annotations.NullMarked;
