/**
 * The adapter of Paysafe, by its Payments API. A card or a bank account becomes a payment handle
 * first, which moves nothing; the payment is posted with the handle's token. Everything can be
 * asked about by our reference, which Paysafe takes once.
 */
@NullMarked
package dev.acquit.processor.paysafe;

import org.jspecify.annotations.NullMarked;
