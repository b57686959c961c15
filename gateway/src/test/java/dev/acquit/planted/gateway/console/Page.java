package dev.acquit.planted.gateway.console;

import dev.acquit.planted.gateway.payment.Payment;

/** Keeps every rule. */
public record Page(Payment payment) {}
