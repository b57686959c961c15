/**
 * Shared kernel: events that others are told of. The statement that changes a resource counts them
 * on its row, and leaves a delivery for everybody who asked for them.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "statements", "work"})
@NullMarked
package dev.acquit.gateway.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
