package dev.acquit.gateway.payment;

import org.jspecify.annotations.Nullable;

/**
 * What chose the candidates of a payment.
 *
 * @param version of the organization's rules
 * @param rule its name; null where none applied, and the default chose
 */
public record RoutedBy(int version, @Nullable String rule) {}
