/**
 * When a charge that failed is tried again by itself: an organization's schedule, its pay-days, and
 * the work that does it. Whether it may be is payment's to say.
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
      "versioned",
      "work",
      "payment"
    })
package dev.acquit.gateway.retry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
