/**
 * What stands between the gateway and a processor that does not do well: breaker, bulkhead, rate
 * limit, a last limit of time. Each refuses with a value, and none sends anything by itself.
 */
@NullMarked
package dev.acquit.gateway.payment.processing.guard;

import org.jspecify.annotations.NullMarked;
