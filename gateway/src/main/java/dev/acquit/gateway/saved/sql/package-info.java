/** Saved views in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.saved.sql;

import org.jspecify.annotations.NullMarked;
