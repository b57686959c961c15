/** Webhooks in PostgreSQL, until they are applied and after. */
@NullMarked
package dev.acquit.gateway.inbox.sql;

import org.jspecify.annotations.NullMarked;
