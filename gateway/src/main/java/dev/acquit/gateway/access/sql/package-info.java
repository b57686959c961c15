/** Organizations and API keys in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.access.sql;

import org.jspecify.annotations.NullMarked;
