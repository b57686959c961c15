/** Figures of payments, read among many. */
@NullMarked
package dev.acquit.gateway.payment.sql.figures;

import org.jspecify.annotations.NullMarked;
