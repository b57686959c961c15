/**
 * Shared kernel: which spans a trace is made of, and where they go (OTLP). A span travels in the
 * Reactor context and nowhere else; where there is none, nothing is traced.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "http", "settings"})
package dev.acquit.gateway.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
