/**
 * Where a charge goes: an organization's rules, which of them a charge meets, and the order in
 * which its accounts are asked.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "journal",
      "access",
      "settings",
      "statements",
      "event",
      "account",
      "payment"
    })
package dev.acquit.gateway.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
