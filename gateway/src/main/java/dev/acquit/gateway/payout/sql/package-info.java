/** Payouts in PostgreSQL: every write is one statement. */
@NullMarked
package dev.acquit.gateway.payout.sql;

import org.jspecify.annotations.NullMarked;
