package dev.acquit.gateway.action;

import dev.acquit.gateway.journal.By;
import java.time.Instant;
import java.util.UUID;

/** What somebody has to say about an item. */
public record Note(UUID id, String text, By by, Instant at) {}
