/** Retries' port on PostgreSQL: the schedule of a mode, written with its event. */
@NullMarked
package dev.acquit.gateway.retry.sql;

import org.jspecify.annotations.NullMarked;
