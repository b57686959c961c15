/**
 * The pages that an organization's people work in: they see to failed payments here, in French or
 * English. It decides nothing: what a page does, the other features' services do.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "access",
      "journal",
      "audit",
      "settings",
      "staff",
      "action",
      "payment",
      "account",
      "availability",
      "dispute",
      // what payers keep
      "wallet",
      "token",
      "mandate",
      // what goes on meanwhile, many at once, and what somebody keeps
      "event",
      "versioned",
      "bulk",
      "saved",
      "alert"
    })
package dev.acquit.gateway.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
