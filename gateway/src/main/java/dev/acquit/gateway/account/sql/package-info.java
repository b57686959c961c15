/** Accounts at processors in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.account.sql;

import org.jspecify.annotations.NullMarked;
