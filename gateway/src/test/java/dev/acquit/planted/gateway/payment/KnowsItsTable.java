package dev.acquit.planted.gateway.payment;

import dev.acquit.planted.gateway.payment.sql.PaymentTable;

/** A feature does not know who stores it. */
record KnowsItsTable(PaymentTable table) {}
