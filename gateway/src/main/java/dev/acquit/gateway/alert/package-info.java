/** Who is told by mail that something needs a person: at once, or once a day. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "settings",
      "access",
      "journal",
      "statements",
      "event",
      "work",
      "staff",
      "payment",
      "action"
    })
package dev.acquit.gateway.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
