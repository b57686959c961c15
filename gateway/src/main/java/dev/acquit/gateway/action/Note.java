package dev.acquit.gateway.action;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody has to say about an item.
 *
 * @param by the key that it came with
 */
public record Note(UUID id, String text, UUID by, Instant at) {}
