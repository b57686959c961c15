package dev.acquit.gateway.access;

import java.time.Instant;
import java.util.UUID;

/** A camp or a club: the tenant that everything belongs to. */
public record Organization(UUID id, String name, Instant createdAt) {}
