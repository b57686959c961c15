package dev.acquit.planted.gateway.payment.web;

import dev.acquit.planted.gateway.payment.sql.PaymentTable;

/** A handler calls the service, not the table. */
record SkipsTheService(PaymentTable table) {}
