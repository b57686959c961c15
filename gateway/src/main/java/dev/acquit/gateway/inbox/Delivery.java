package dev.acquit.gateway.inbox;

import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Notice.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a processor, believed and on record.
 *
 * @param eventId the processor's own
 * @param digest SHA-256 of the body
 * @param unmatched whether nothing on record fitted it for so long that it was given up
 * @param facts null where this gateway cannot read them: one of another version wrote them
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Delivery(
    UUID organization,
    UUID id,
    boolean live,
    Route route,
    String eventId,
    byte[] digest,
    @Nullable List<Fact> facts,
    Instant receivedAt,
    boolean unmatched) {}
