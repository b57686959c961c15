package dev.acquit.gateway.token;

import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account holder's word that a bank account may be debited, with the evidence of it. It is kept
 * although the token goes: it has to be shown when a bank asks.
 *
 * @param ip where it was given from; null on paper
 * @param textVersion which text was agreed to
 * @param endedReason why it allows nothing any more
 */
public record Mandate(
    UUID id,
    Kind kind,
    Use use,
    Instant acceptedAt,
    @Nullable String ip,
    String textVersion,
    Status status,
    @Nullable String endedReason,
    @Nullable Instant endedAt,
    Instant createdAt) {

  /** Why a mandate ended whose only debit was made. */
  public static final String USED = "used";

  /** One that was just given, and is active. */
  public static Mandate given(
      UUID id,
      Kind kind,
      Use use,
      Instant acceptedAt,
      @Nullable String ip,
      String textVersion,
      Instant at) {
    return new Mandate(id, kind, use, acceptedAt, ip, textVersion, Status.ACTIVE, null, null, at);
  }

  /** What is left of it after a debit: a one-time mandate ends with its debit. */
  public Mandate used(Instant at) {
    return use == Use.ONE_TIME
        ? new Mandate(id, kind, use, acceptedAt, ip, textVersion, Status.ENDED, USED, at, createdAt)
        : this;
  }

  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  /** Where a mandate stands. */
  public enum Status {
    PENDING,
    ACTIVE,
    ENDED
  }
}
