package dev.acquit.gateway.payment.processing.guard;

import java.util.UUID;

/**
 * An account that is guarded.
 *
 * @param askable whether its processor can be asked something that changes nothing
 */
public record Guarded(UUID organization, UUID account, Shape shape, boolean askable) {}
