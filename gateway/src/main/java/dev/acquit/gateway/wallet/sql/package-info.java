/** Wallets in PostgreSQL. A method and its consents change by one statement, with their events. */
@NullMarked
package dev.acquit.gateway.wallet.sql;

import org.jspecify.annotations.NullMarked;
