/**
 * Shared kernel: the journal of what people and keys do. The statement that does something writes
 * its entry, so that nothing is done that is not told, and nothing told that was not done.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"money", "http", "statements"})
@NullMarked
package dev.acquit.gateway.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
