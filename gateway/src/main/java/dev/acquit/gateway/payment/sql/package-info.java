/** Payments, attempts, refunds and keys in PostgreSQL: every write is one statement. */
@NullMarked
package dev.acquit.gateway.payment.sql;

import org.jspecify.annotations.NullMarked;
