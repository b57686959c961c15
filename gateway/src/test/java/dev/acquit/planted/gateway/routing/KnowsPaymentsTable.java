package dev.acquit.planted.gateway.routing;

import dev.acquit.planted.gateway.payment.sql.PaymentTable;

/** A feature sees another's root only. */
record KnowsPaymentsTable(PaymentTable table) {}
