/**
 * Shared kernel: the one way to run a statement. Native, prepared, autocommitted; rows are read by
 * column, never null by surprise.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "http", "tracing"})
package dev.acquit.gateway.statements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
