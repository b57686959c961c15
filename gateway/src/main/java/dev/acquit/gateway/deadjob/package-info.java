/**
 * What the operator does about jobs that were given up: looks at them, has them tried again, or
 * drops them.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "journal", "access", "statements", "work"})
package dev.acquit.gateway.deadjob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
