/**
 * Wallets: the cards and bank accounts that users keep, across organizations, and the consents by
 * which an organization may see and charge one. Without consent a method does not exist for it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "money",
      "http",
      "access",
      "event",
      "journal",
      "statements",
      "settings",
      "work",
      "token",
      "mandate",
      "payment"
    })
package dev.acquit.gateway.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
