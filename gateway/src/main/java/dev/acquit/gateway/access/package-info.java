/**
 * Who may do what: organizations, their API keys and permissions. Other features ask {@link
 * dev.acquit.gateway.access.Caller} and nothing else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "http", "journal", "settings", "statements"})
package dev.acquit.gateway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
