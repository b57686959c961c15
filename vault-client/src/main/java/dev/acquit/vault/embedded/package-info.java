/**
 * The vault in PostgreSQL: its statements, its envelope encryption, and its keys, which are rotated
 * while it is at work. Features use the port alone.
 */
@NullMarked
package dev.acquit.vault.embedded;

import org.jspecify.annotations.NullMarked;
