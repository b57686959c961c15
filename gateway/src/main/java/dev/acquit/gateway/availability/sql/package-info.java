/** What gateways saw of processors, in PostgreSQL: rows only of what does not work. */
@NullMarked
package dev.acquit.gateway.availability.sql;

import org.jspecify.annotations.NullMarked;
