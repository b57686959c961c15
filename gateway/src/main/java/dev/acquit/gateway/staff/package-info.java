/**
 * The people who work for organizations: who they are, what their role lets them do, how they come
 * in. A person may work for several organizations, with one password.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "journal", "settings", "access", "statements", "work"})
package dev.acquit.gateway.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
