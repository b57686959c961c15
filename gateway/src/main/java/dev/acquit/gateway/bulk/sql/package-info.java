/** Batches, their rows, and an organization's settings of its action center, in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.bulk.sql;

import org.jspecify.annotations.NullMarked;
