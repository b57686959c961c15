/** Dead jobs in PostgreSQL: rows of the queue. */
@NullMarked
package dev.acquit.gateway.deadjob.sql;

import org.jspecify.annotations.NullMarked;
