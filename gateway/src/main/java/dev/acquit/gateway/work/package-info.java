/**
 * Shared kernel: work that nobody asks for by a request. It is periodic, or it waits in one queue
 * until a gateway takes it; it runs while the gateway does.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "statements", "tracing"})
package dev.acquit.gateway.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
