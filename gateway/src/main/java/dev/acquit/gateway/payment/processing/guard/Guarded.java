package dev.acquit.gateway.payment.processing.guard;

import java.time.Duration;
import java.util.UUID;

/**
 * An account that is guarded.
 *
 * @param askable whether its processor can be asked something that changes nothing
 * @param longest after which a call is not waited for any more, whatever its kind
 */
public record Guarded(
    UUID organization, UUID account, Shape shape, boolean askable, Duration longest) {}
