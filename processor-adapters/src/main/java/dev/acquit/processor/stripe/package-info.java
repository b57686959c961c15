/**
 * The adapter of Stripe: PaymentIntents for cards, for bank debits in the United States and for
 * pre-authorized debits in Canada. One form-encoded request an operation, under our reference as
 * its idempotency key.
 */
@NullMarked
package dev.acquit.processor.stripe;

import org.jspecify.annotations.NullMarked;
