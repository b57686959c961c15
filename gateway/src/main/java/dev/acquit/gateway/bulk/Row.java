package dev.acquit.gateway.bulk;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one item of a batch.
 *
 * @param ofRefund whether it is about a refund
 * @param account where it was tried last
 * @param reference the payment's, as the shop gave it
 * @param payment what was charged; where it took another's place, the new one
 * @param doneAt null until it is known
 */
public record Row(
    UUID item,
    boolean ofRefund,
    @Nullable Money money,
    @Nullable String reference,
    UUID account,
    Outcome outcome,
    @Nullable String reason,
    @Nullable UUID payment,
    @Nullable UUID refund,
    @Nullable Instant doneAt) {

  /** What came of it. */
  public enum Outcome {
    /** It is not done yet; or what was sent is on its way, as a bank debit. */
    PENDING,
    SUCCEEDED,
    /** It was tried, and declined. */
    FAILED,
    /** It may not be done. */
    REFUSED,
    /** There was nothing to do any more, or somebody, or something, else is at it. */
    SKIPPED,
    /** Nobody knows yet; it is found out like any doubt. */
    UNKNOWN
  }

  /**
   * One that was taken to be done.
   *
   * @param again whether it was taken before, and may be done
   * @param tries how often that broke down here
   * @param round how often a breaker kept it back after all
   */
  public record Taken(UUID batch, UUID item, boolean again, int tries, int round) {

    /** The same as long as what it does may have been done. */
    IdempotencyKey key() {
      return IdempotencyKey.ofStep("bulk " + batch + " " + item + " " + round);
    }
  }

  /**
   * How that ended.
   *
   * @param outcome null where it is to be taken again, after that pause in milliseconds
   * @param broke whether something broke down here
   * @param kept whether a breaker kept it back, after it was on record
   */
  public record Done(
      UUID item,
      @Nullable Outcome outcome,
      @Nullable String reason,
      @Nullable UUID payment,
      @Nullable UUID refund,
      long pause,
      boolean broke,
      boolean kept) {

    static Done of(Taken row, Outcome outcome, @Nullable String reason) {
      return new Done(row.item, outcome, reason, null, null, 0, false, false);
    }

    static Done later(Taken row, long pause, boolean broke, boolean kept) {
      return new Done(row.item, null, null, null, null, pause, broke, kept);
    }
  }
}
