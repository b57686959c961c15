/** Endpoints, deliveries and attempts in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.webhook.sql;

import org.jspecify.annotations.NullMarked;
