/** What processors paid to the merchant's bank, line by line, and which payments it is made of. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "access", "statements", "event", "payment"})
package dev.acquit.gateway.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
