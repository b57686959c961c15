package dev.acquit.gateway.audit;

import dev.acquit.gateway.journal.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an organization's journal. All that is in it is sealed.
 *
 * @param live the mode; null for what is of no mode
 * @param resource the id, as the API shows it
 * @param before the fields that changed, as a JSON object; null where there was nothing
 * @param after the same as they became; null where nothing was left
 * @param link its place in the chain; null until it is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Entry(
    UUID organization,
    UUID id,
    Instant at,
    Actor actor,
    @Nullable Boolean live,
    String action,
    String resource,
    byte @Nullable [] before,
    byte @Nullable [] after,
    @Nullable Link link) {}
