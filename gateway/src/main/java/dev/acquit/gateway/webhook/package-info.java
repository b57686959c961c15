/**
 * Telling customers of events: their endpoints and secrets, and signed deliveries with retries.
 * What processors send here is module {@code inbox}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "journal",
      "settings",
      "access",
      "statements",
      "tracing",
      "work",
      "event"
    })
package dev.acquit.gateway.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
