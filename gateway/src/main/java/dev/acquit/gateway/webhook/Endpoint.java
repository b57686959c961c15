package dev.acquit.gateway.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer wants to be told of events.
 *
 * @param events types, families such as {@code payment.*}, or {@code *}
 * @param disabledReason null while it is enabled
 * @param generation of its secret, from 1
 * @param signsFrom the oldest generation that signs, too, until {@code previousUntil}
 * @param previousUntil how long those before the last one sign; null where none does
 * @param failingSince the first failure since the last success
 * @param version raised by each change but that of {@code failingSince}: who read another, lost
 */
public record Endpoint(
    UUID organization,
    UUID id,
    boolean live,
    URI url,
    @Nullable String description,
    List<String> events,
    Status status,
    @Nullable Reason disabledReason,
    int generation,
    int signsFrom,
    @Nullable Instant previousUntil,
    @Nullable Instant failingSince,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether it is told anything. */
  public enum Status {
    ENABLED,
    DISABLED,
    DELETED
  }

  /** Why it is not. */
  public enum Reason {
    /** Somebody switched it off. */
    REQUESTED,
    /** It answered 410. */
    GONE,
    /** Nothing has arrived there for days. */
    FAILING
  }

  public boolean isEnabled() {
    return status == Status.ENABLED;
  }

  /** Switched off, at that time. */
  Endpoint disabled(Reason reason, Instant now) {
    return with(url, description, events, reason, now);
  }

  /** {@code reason} is null for one that is enabled. */
  Endpoint with(
      URI where, @Nullable String what, List<String> types, @Nullable Reason reason, Instant now) {
    return new Endpoint(
        organization,
        id,
        live,
        where,
        what,
        types,
        reason == null ? Status.ENABLED : Status.DISABLED,
        reason,
        generation,
        signsFrom,
        previousUntil,
        failingSince,
        version + 1,
        createdAt,
        now);
  }
}
