/**
 * Organizations' accounts at processors: what they are called, where they are, and where their
 * credentials are to be found. No credential of a live account is ever here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "http", "journal", "access", "statements"})
package dev.acquit.gateway.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
