/**
 * Webhooks of processors: verified, stored, and then applied once, whatever order they come in and
 * however often.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "account",
      "settings",
      "statements",
      "work",
      "payment",
      "dispute",
      "payout"
    })
package dev.acquit.gateway.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
