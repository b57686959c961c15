/**
 * Payers who dispute a charge: how far each dispute has come, and what it takes from the payment
 * meanwhile.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "access", "statements", "event", "payment"})
package dev.acquit.gateway.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
