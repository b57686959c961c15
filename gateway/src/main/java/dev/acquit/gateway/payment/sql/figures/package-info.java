/** Payments in numbers, from PostgreSQL. */
@NullMarked
package dev.acquit.gateway.payment.sql.figures;

import org.jspecify.annotations.NullMarked;
