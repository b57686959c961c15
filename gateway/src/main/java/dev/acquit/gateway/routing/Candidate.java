package dev.acquit.gateway.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that a rule names.
 *
 * @param weight its share of the charges, beside the others' of its rule; null where the first is
 *     always first
 */
public record Candidate(UUID account, @Nullable Integer weight) {}
