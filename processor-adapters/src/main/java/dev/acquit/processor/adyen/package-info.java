/**
 * The adapter of Adyen, by its Checkout API. A payment is answered at once, whatever changes one is
 * only received and reported by webhook; there is no lookup, so a silence is cleared up by the same
 * request under the same key, or by a cancel under our reference.
 */
@NullMarked
package dev.acquit.processor.adyen;

import org.jspecify.annotations.NullMarked;
