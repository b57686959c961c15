/** Disputes in PostgreSQL: every write is one statement. */
@NullMarked
package dev.acquit.gateway.dispute.sql;

import org.jspecify.annotations.NullMarked;
