/**
 * Shared kernel: what an organization says once in each mode, such as its schedule of retries, in
 * versions that are counted.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "http", "access", "journal", "statements", "event"})
@NullMarked
package dev.acquit.gateway.versioned;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
