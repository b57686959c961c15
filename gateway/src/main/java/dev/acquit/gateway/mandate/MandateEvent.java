package dev.acquit.gateway.mandate;

import java.util.UUID;

/**
 * An event about a mandate, to be told by the statement that changes it.
 *
 * @param data the mandate as it is then, as the API shows it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record MandateEvent(UUID id, String type, byte[] data) {}
