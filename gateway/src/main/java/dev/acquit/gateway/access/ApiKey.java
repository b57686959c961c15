package dev.acquit.gateway.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key, without what opens it.
 *
 * @param hint the end of the key, so that people can tell their keys apart
 */
public record ApiKey(
    UUID organization,
    UUID id,
    String name,
    boolean live,
    boolean publishable,
    String hint,
    Set<Permission> permissions,
    Instant createdAt,
    @Nullable Instant revokedAt) {}
