/** Routing's port on PostgreSQL: versions of rules, each written once with its event. */
@NullMarked
package dev.acquit.gateway.routing.sql;

import org.jspecify.annotations.NullMarked;
