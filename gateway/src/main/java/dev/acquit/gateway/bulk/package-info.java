/**
 * One act on many items of the action center: which they are is fixed when the batch is made, and
 * what came of each is told row by row. Each is done as a single one would be; here are the order,
 * the pace, and the second person.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "access",
      "journal",
      "settings",
      "statements",
      "event",
      "versioned",
      "work",
      "availability",
      "payment",
      "action"
    })
package dev.acquit.gateway.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
