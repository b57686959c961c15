/** From a route to an adapter: the only place that sees a processor's adapter. */
@NullMarked
package dev.acquit.gateway.payment.processing;

import org.jspecify.annotations.NullMarked;
