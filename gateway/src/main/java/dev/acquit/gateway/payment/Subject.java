package dev.acquit.gateway.payment;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is about: a payment, or one of its refunds.
 *
 * @param payment with all its attempts
 * @param refund never older than the payment: what was read first decides whether both still hold
 */
record Subject(Payment payment, @Nullable Refund refund) {

  static Subject of(Payment payment) {
    return new Subject(payment, null);
  }

  Attempt attempt(UUID id) {
    return payment.attempt(id).orElseThrow();
  }

  /** The last attempt that the same request made: where accounts were changed, not the first. */
  Attempt last(Attempt known) {
    return payment.attempts().stream()
        .filter(other -> !other.isElsewhere())
        .filter(other -> Arrays.equals(other.keyDigest(), known.keyDigest()))
        .reduce((_, later) -> later)
        .orElse(known);
  }

  Subject savingNothing() {
    return new Subject(payment.savingNothing(), refund);
  }

  /** Of a refund's tries the one that gave the money back, or still may; else the last. */
  private static Attempt deciding(Payment payment, UUID refund) {
    var tries =
        payment.attempts().stream().filter(attempt -> refund.equals(attempt.refund())).toList();
    return tries.stream()
        .filter(attempt -> attempt.status() == AttemptStatus.APPROVED)
        .findFirst()
        .or(() -> tries.stream().filter(attempt -> attempt.status().isOpen()).findFirst())
        .orElseGet(tries::getLast);
  }

  /** Once {@code told}, an attempt of it, is as it is now. */
  Subject after(Attempt told, Instant now) {
    var attempted = payment.with(told);
    if (refund == null) {
      return of(attempted.changed(Transitions.of(attempted), now));
    }
    var after = refund.after(deciding(attempted, refund.id()), now);
    var back =
        payment.state().back().after(refund.status(), after.status(), refund.money().minor());
    return new Subject(attempted.changed(payment.state().with(back), now), after);
  }
}
