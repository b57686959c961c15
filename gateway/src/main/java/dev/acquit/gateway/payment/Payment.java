package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.processor.Operation;
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
 * @param method that pays, or that it saves
 * @param retrying how it is tried again once it has failed
 * @param attempts oldest first
 */
public record Payment(
    UUID organization,
    UUID id,
    boolean live,
    long version,
    Terms terms,
    State state,
    @Nullable MethodUse method,
    Retrying retrying,
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

  /** What could still be refunded: what is disputed could not. */
  public long refundable() {
    var back = state.back;
    return Math.max(0, state.captured - back.refunded() - back.reserved() - back.disputed());
  }

  /**
   * The charge or authorization that the payment stands on: the one that took or holds the money,
   * or still may; else the last that was tried.
   */
  public Attempt charge() {
    return charges()
        .filter(attempt -> attempt.status() == AttemptStatus.APPROVED)
        .findFirst()
        .or(this::replaced)
        .or(() -> charges().filter(attempt -> attempt.status().isOpen()).findFirst())
        .or(() -> charges().reduce((_, later) -> later))
        .or(() -> attempts.stream().filter(Attempt::isCharge).findFirst())
        .orElseThrow();
  }

  /** The charge that was returned, once another payment has taken the place of this one. */
  private Optional<Attempt> replaced() {
    return attempts.stream()
        .filter(attempt -> attempt.isCharge() && attempt.status() == AttemptStatus.APPROVED)
        .filter(_ -> retrying.by() != null)
        .reduce((_, later) -> later);
  }

  /** Those that count: what succeeded too late does not. */
  private Stream<Attempt> charges() {
    return attempts.stream().filter(attempt -> attempt.isCharge() && !attempt.result().late());
  }

  /** The approved capture or void, if there is one. */
  Optional<Attempt> approved(Operation operation) {
    return attempts.stream()
        .filter(attempt -> attempt.operation() == operation && attempt.undoes() == null)
        .filter(attempt -> attempt.status() == AttemptStatus.APPROVED)
        .findFirst();
  }

  /** The capture or void that may still succeed: until it is known, nothing else may happen. */
  Optional<Attempt> liveModification() {
    return attempts.stream()
        .filter(attempt -> attempt.isModification() && attempt.status().isOpen())
        .findFirst();
  }

  public Optional<Attempt> attempt(UUID attemptId) {
    return attempts.stream().filter(attempt -> attempt.id().equals(attemptId)).findFirst();
  }

  /** This payment after a change of its own. */
  Payment changed(State after, Instant at) {
    return changed(terms, after, method == null ? null : method.after(after.status), retrying, at);
  }

  /** This payment once it is tried again on those terms, by {@code attempt}. */
  Payment retried(Terms on, @Nullable MethodUse by, Attempt attempt, boolean automatic) {
    var begun = retrying.begun(automatic);
    return changed(on, state.again(), by, begun, attempt.createdAt()).with(attempt);
  }

  /** This payment, which is tried again as {@code plan} says. */
  Payment retrying(Retrying plan) {
    return with(method, plan, attempts);
  }

  private Payment changed(
      Terms on, State after, @Nullable MethodUse then, Retrying plan, Instant at) {
    var left = plan.in(after.status);
    return new Payment(
        organization, id, live, version + 1, on, after, then, left, attempts, createdAt, at);
  }

  /** This payment once {@code attempt}, a capture or a void, has claimed it. */
  Payment claimed(Attempt attempt) {
    return changed(state.busyWith(attempt.id()), attempt.createdAt()).with(attempt);
  }

  /** This payment once a refund by {@code attempt} has reserved its amount. */
  Payment reserved(Attempt attempt) {
    var reserving = state.with(state.back.reserving(attempt.amount()));
    return changed(reserving, attempt.createdAt()).with(attempt);
  }

  /** With one attempt more, or one attempt as it is now. */
  Payment with(Attempt attempt) {
    var others = attempts.stream().filter(other -> !other.id().equals(attempt.id()));
    return withAttempts(Stream.concat(others, Stream.of(attempt)).sorted(IN_ORDER).toList());
  }

  /** With these attempts, oldest first. */
  public Payment withAttempts(List<Attempt> all) {
    return with(method, retrying, all);
  }

  /** This payment, which saves that method. */
  public Payment saving(UUID saved) {
    return using(new MethodUse(saved, Stage.SAVING));
  }

  /** This payment, which saves nothing after all. */
  Payment savingNothing() {
    return using(method == null ? null : method.notSaved());
  }

  private Payment using(@Nullable MethodUse use) {
    return with(use, retrying, attempts);
  }

  private Payment with(@Nullable MethodUse use, Retrying plan, List<Attempt> all) {
    return new Payment(
        organization, id, live, version, terms, state, use, plan, all, createdAt, updatedAt);
  }

  /**
   * What changes.
   *
   * @param busy the one live capture or void: until it is known, nothing else may happen
   * @param payout what brought the money to the merchant's bank
   */
  public record State(
      PaymentStatus status,
      long authorized,
      long captured,
      GivenBack back,
      Settlement settlement,
      @Nullable Instant settledAt,
      @Nullable UUID payout,
      @Nullable Failure failure,
      @Nullable UUID busy) {

    /** On record, nothing moved. */
    static final State SUBMITTED =
        new State(
            PaymentStatus.SUBMITTED,
            0,
            0,
            GivenBack.NOTHING,
            Settlement.NONE,
            null,
            null,
            null,
            null);

    /** The same once it is tried again: what went back of it stays on record. */
    State again() {
      var left = back.against(0);
      return new State(
          PaymentStatus.SUBMITTED, 0, 0, left, Settlement.NONE, null, payout, null, null);
    }

    State busyWith(@Nullable UUID attempt) {
      return new State(
          status, authorized, captured, back, settlement, settledAt, payout, failure, attempt);
    }

    State failing(@Nullable Failure why) {
      return new State(
          status, authorized, captured, back, settlement, settledAt, payout, why, busy);
    }

    State with(GivenBack after) {
      return new State(
          status,
          authorized,
          captured,
          after.against(captured),
          settlement,
          settledAt,
          payout,
          failure,
          busy);
    }

    /** With so much more kept by disputes; less where it is negative. */
    public State disputing(long amount) {
      return with(back.disputing(amount));
    }

    /** What the payer has, or may get, back beyond what was taken: more than once. */
    public long creditedTwice() {
      var returned = status == PaymentStatus.RETURNED ? captured : 0;
      return Math.max(0, back.refunded() + back.reserved() + back.disputed() + returned - captured);
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
