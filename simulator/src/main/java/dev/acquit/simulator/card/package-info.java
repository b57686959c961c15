/** Test cards, and what an issuer says to them. A full number never leaves this package. */
@NullMarked
package dev.acquit.simulator.card;

import org.jspecify.annotations.NullMarked;
