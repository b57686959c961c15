/**
 * The vault in OpenBao or HashiCorp Vault: numbers in its KV store, fingerprints by its transit
 * keys, security codes in its response wrapping, and a login that renews itself. Features use the
 * port alone.
 */
@NullMarked
package dev.acquit.vault.openbao;

import org.jspecify.annotations.NullMarked;
