package dev.acquit.planted.gateway.routing;

import dev.acquit.planted.gateway.payment.Payment;

/** Keeps every rule. */
public record Candidates(Payment payment) {}
