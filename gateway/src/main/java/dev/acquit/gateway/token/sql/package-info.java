/** Tokens in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.token.sql;

import org.jspecify.annotations.NullMarked;
