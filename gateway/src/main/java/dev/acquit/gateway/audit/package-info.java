/**
 * The journal, as it is looked at and proved: its entries are sealed one after the other, in a
 * chain that nobody can rewrite who has only the database.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "journal", "settings", "access", "statements", "work"})
package dev.acquit.gateway.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
