/**
 * Shared kernel: what has to be right before the gateway starts. All that is wrong is told in one
 * message, by the names that an operator writes, and without any value.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package dev.acquit.gateway.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
