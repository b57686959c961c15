package dev.acquit.planted.gateway.payment.web;

import dev.acquit.planted.gateway.payment.Payment;

/** Keeps every rule. */
public record PaymentHandler(Payment payment) {}
