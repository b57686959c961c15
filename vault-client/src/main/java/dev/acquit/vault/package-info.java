/**
 * Where card and bank numbers live: the {@link dev.acquit.vault.Vault} port, its records, and its
 * clients. Nothing else in Acquit stores a number.
 */
@NullMarked
package dev.acquit.vault;

import org.jspecify.annotations.NullMarked;
