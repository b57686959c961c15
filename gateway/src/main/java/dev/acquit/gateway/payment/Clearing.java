package dev.acquit.gateway.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a charge's money after it was taken. Whatever order its facts come in, it ends the
 * same: the earliest settlement, the latest return and the latest reversal count.
 *
 * @param settledAt by the processor's clock, as the other two
 * @param reversedAt when a return was taken back
 */
public record Clearing(
    @Nullable Instant settledAt, @Nullable Return returned, @Nullable Instant reversedAt) {

  static final Clearing NONE = new Clearing(null, null, null);

  Clearing withSettled(Instant at) {
    return settledAt != null && !at.isBefore(settledAt)
        ? this
        : new Clearing(at, returned, reversedAt);
  }

  Clearing withReturn(Return told) {
    return returned != null && !told.at.isAfter(returned.at)
        ? this
        : new Clearing(settledAt, told, reversedAt);
  }

  Clearing withReversal(Instant at) {
    return reversedAt != null && !at.isAfter(reversedAt)
        ? this
        : new Clearing(settledAt, returned, at);
  }

  /** Whether a bank has the money back. */
  public boolean isReturned() {
    return returned != null && (reversedAt == null || reversedAt.isBefore(returned.at));
  }

  /** Since when its money is here: a bank that takes back its return pays once more. */
  @Nullable Instant hereSince() {
    return reversedAt != null && (settledAt == null || settledAt.isBefore(reversedAt))
        ? reversedAt
        : settledAt;
  }

  /** Whether any of it proves that the money came, whatever else was said. */
  boolean provesPayment() {
    return settledAt != null || reversedAt != null;
  }

  /** A bank took the money back. */
  public record Return(Instant at, long amount, Failure failure) {}
}
