package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment: what was asked, where it stands, and every attempt at a processor.
 *
 * @param version raised by every change: who decides on an older one changes nothing
 * @param attempts oldest first
 */
public record Payment(
    UUID organization,
    UUID id,
    boolean live,
    long version,
    Terms terms,
    State state,
    List<Attempt> attempts,
    Instant createdAt,
    Instant updatedAt) {

  private static final Comparator<Attempt> IN_ORDER =
      Comparator.comparing(attempt -> attempt.id().toString());

  public Payment {
    attempts = List.copyOf(attempts);
  }

  public PaymentStatus status() {
    return state.status;
  }

  public Money money() {
    return terms.money();
  }

  /** What could still be refunded. */
  public long refundable() {
    return state.captured - state.refunded - state.reserved;
  }

  /** The attempt that took or held the money. */
  public Optional<Attempt> approvedCharge() {
    return attempts.stream().filter(Attempt::tookOrHeld).findFirst();
  }

  public Optional<Attempt> attempt(UUID attemptId) {
    return attempts.stream().filter(attempt -> attempt.id().equals(attemptId)).findFirst();
  }

  /** This payment after a change of its own. */
  Payment changed(State after, Instant at) {
    return new Payment(organization, id, live, version + 1, terms, after, attempts, createdAt, at);
  }

  /** This payment once {@code attempt}, a capture or a void, has claimed it. */
  Payment claimed(Attempt attempt) {
    return changed(state.busyWith(attempt.id()), attempt.createdAt()).with(attempt);
  }

  /** With one attempt more, or one attempt as it is now. */
  Payment with(Attempt attempt) {
    var others = attempts.stream().filter(other -> !other.id().equals(attempt.id()));
    return withAttempts(Stream.concat(others, Stream.of(attempt)).sorted(IN_ORDER).toList());
  }

  /** With these attempts, oldest first. */
  public Payment withAttempts(List<Attempt> all) {
    return new Payment(organization, id, live, version, terms, state, all, createdAt, updatedAt);
  }

  /**
   * What changes.
   *
   * @param reserved by refunds that are not decided
   * @param busy the one live capture or void: until it is known, nothing else may happen
   */
  public record State(
      PaymentStatus status,
      long authorized,
      long captured,
      long refunded,
      long reserved,
      Settlement settlement,
      @Nullable Failure failure,
      @Nullable UUID busy) {

    /** On record, nothing moved. */
    static final State SUBMITTED =
        new State(PaymentStatus.SUBMITTED, 0, 0, 0, 0, Settlement.NONE, null, null);

    State busyWith(@Nullable UUID attempt) {
      return new State(
          status, authorized, captured, refunded, reserved, settlement, failure, attempt);
    }
  }

  /** How far the money has come on its way to the merchant. */
  public enum Settlement {
    NONE,
    PENDING,
    SETTLED,
    RETURNED
  }
}
