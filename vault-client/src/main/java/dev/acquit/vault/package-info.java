/**
 * Where card and bank numbers live: the {@link dev.acquit.vault.Vault} port and its records; the
 * vaults behind it are packages below. Nothing else in Acquit stores a number.
 */
@NullMarked
package dev.acquit.vault;

import org.jspecify.annotations.NullMarked;
