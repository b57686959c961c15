/** Mandates and their notices in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.mandate.sql;

import org.jspecify.annotations.NullMarked;
