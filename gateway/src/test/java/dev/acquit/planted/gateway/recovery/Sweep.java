package dev.acquit.planted.gateway.recovery;

import dev.acquit.planted.gateway.payment.Payment;

/** Keeps every rule. */
public record Sweep(Payment payment) {}
