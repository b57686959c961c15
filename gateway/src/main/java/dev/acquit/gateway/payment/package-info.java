/**
 * The centre: payments, their attempts and refunds, what may become what, and the pipeline of two
 * commits that charges exactly once. Storage and processors are ports here.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "journal",
      "access",
      "account",
      "availability",
      "token",
      "mandate",
      "settings",
      "event",
      "statements",
      "tracing",
      "work"
    })
package dev.acquit.gateway.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
