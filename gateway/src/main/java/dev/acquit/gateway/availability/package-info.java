/**
 * Which processors answer, as all gateways together see it: what their breakers say, operation by
 * operation. Nothing is decided here; who calls processors reports, and others read.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "access",
      "account",
      "settings",
      "statements",
      "event",
      "work"
    })
package dev.acquit.gateway.availability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
