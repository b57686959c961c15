/**
 * Mandates: the account holder's word that a bank account may be debited, the notice that goes
 * before a debit, and the evidence of both. No debit is made without an active one.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "access", "settings", "statements", "event", "journal"})
package dev.acquit.gateway.mandate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
