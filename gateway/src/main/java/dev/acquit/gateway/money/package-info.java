/**
 * Shared kernel: money in minor units, and the ids that every resource carries. Imports nothing of
 * ours.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package dev.acquit.gateway.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
