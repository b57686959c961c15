/** People, roles and sessions in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.staff.sql;

import org.jspecify.annotations.NullMarked;
