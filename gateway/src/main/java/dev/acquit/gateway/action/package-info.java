/**
 * What needs a person, in one queue: to look at, to see to, to try again, to give up. What opens
 * and ends an item is written by the statements that find out, which are payment's.
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
      "work",
      "payment",
      "dispute"
    })
package dev.acquit.gateway.action;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
