/** The queue in PostgreSQL: one table, and a bell made of NOTIFY. */
@NullMarked
package dev.acquit.gateway.work.sql;

import org.jspecify.annotations.NullMarked;
