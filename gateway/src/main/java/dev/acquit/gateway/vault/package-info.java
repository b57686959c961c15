/**
 * Opens the vault that the settings ask for and looks after it. Features use the port {@link
 * dev.acquit.vault.Vault} alone and never this package.
 */
@ApplicationModule(allowedDependencies = {"database", "settings", "work"})
@NullMarked
package dev.acquit.gateway.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
