/**
 * What people narrow the action center to, kept under a name: their own, and those that they share
 * with their organization.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "http", "access", "journal", "statements"})
package dev.acquit.gateway.saved;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
