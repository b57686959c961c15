/**
 * A stand-in for OpenBao and HashiCorp Vault: as much of the API as the client uses, as it is
 * documented. Other modules test against it, too.
 */
@NullMarked
package dev.acquit.vault.standin;

import org.jspecify.annotations.NullMarked;
