package dev.acquit.gateway.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's word that an organization may keep and use a method, with the evidence of it.
 *
 * @param textVersion which text was agreed to, where the host told
 * @param ip where it was given from
 */
public record GivenConsent(@Nullable String textVersion, Instant acceptedAt, @Nullable String ip) {}
