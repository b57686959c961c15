/** Reads what is asked of payments and refunds, and shows them. */
@NullMarked
package dev.acquit.gateway.payment.web;

import org.jspecify.annotations.NullMarked;
