/**
 * Finds out what became of everything that is in doubt: asks processors again and again, ever more
 * slowly, until one answers.
 */
@ApplicationModule(allowedDependencies = {"payment", "settings", "work"})
@NullMarked
package dev.acquit.gateway.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
