package dev.acquit.planted.gateway.payment.sql;

/** Keeps every rule. */
public record PaymentTable() {}
