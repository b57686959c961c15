package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns outcomes into states. Whoever learns of an outcome first (the call, a sweep, later a
 * webhook or a lookup) settles it; the others change nothing and are told what was decided.
 */
@Component
class Settler {

  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final Outcome UNRECORDED = new Outcome.Unknown("not_recorded");

  private final Payments payments;
  private final Refunds refunds;
  private final Rendering rendering;
  private final Answers answers;
  private final Clock clock;

  Settler(Payments payments, Refunds refunds, Rendering rendering, Answers answers, Clock clock) {
    this.payments = payments;
    this.refunds = refunds;
    this.rendering = rendering;
    this.answers = answers;
    this.clock = clock;
  }

  /** Settles a charge, capture or void of {@code payment}. */
  Mono<Answer> settle(Payment payment, UUID attemptId, Outcome outcome) {
    var attempt = payment.attempt(attemptId).orElseThrow();
    if (!Facts.change(attempt.status(), AttemptStatus.of(outcome))) {
      return Mono.fromSupplier(() -> answers.of(payment, attempt));
    }
    var now = clock.instant();
    var answered = attempt.answered(outcome, now);
    var after = payment.with(answered).changed(Transitions.after(payment, answered), now);
    var settling = settling(payment, after, answered);
    return payments
        .settle(settling)
        .flatMap(
            done -> done ? told(answered, settling.data()) : again(payment, attemptId, outcome));
  }

  /** Settles {@code attempt}, which is one of {@code refund}. */
  Mono<Answer> settle(Refund refund, Attempt attempt, Outcome outcome) {
    if (!Facts.change(attempt.status(), AttemptStatus.of(outcome))) {
      return Mono.fromSupplier(() -> answers.of(refund));
    }
    var now = clock.instant();
    var answered = attempt.answered(outcome, now);
    var after = refund.after(answered, now);
    var settling = settling(refund, after, attempt.status(), answered);
    return refunds
        .settle(settling)
        .flatMap(
            done -> done ? told(answered, settling.data()) : again(refund, attempt.id(), outcome));
  }

  /** What is told of a charge, capture or void where its outcome cannot be recorded. */
  Answer unrecorded(Payment payment, Attempt attempt) {
    var now = clock.instant();
    var unknown = attempt.answered(UNRECORDED, now);
    var after = payment.with(unknown).changed(Transitions.after(payment, unknown), now);
    return answers.of(after, unknown);
  }

  /** What is told of a refund where its outcome cannot be recorded. */
  Answer unrecorded(Refund refund, Attempt attempt) {
    var now = clock.instant();
    var unknown = attempt.answered(UNRECORDED, now);
    return answers.of(refund.after(unknown, now));
  }

  private Payments.Settling settling(Payment read, Payment after, Attempt answered) {
    return new Payments.Settling(
        read,
        after,
        answered,
        Answers.savedStatus(answered),
        rendering.of(after),
        Event.answered(answered, after.updatedAt()));
  }

  private Refunds.Settling settling(
      Refund read, Refund after, AttemptStatus known, Attempt answered) {
    return new Refunds.Settling(
        read,
        after,
        answered,
        known,
        Answers.savedStatus(answered),
        rendering.of(after),
        Event.answered(answered, after.updatedAt()));
  }

  private static Mono<Answer> told(Attempt attempt, byte[] body) {
    log(attempt);
    return Mono.fromSupplier(() -> Answers.of(attempt, body));
  }

  /** Somebody changed the payment meanwhile: look again, and decide on what stands now. */
  private Mono<Answer> again(Payment payment, UUID attemptId, Outcome outcome) {
    return payments
        .find(payment.organization(), payment.live(), payment.id())
        .flatMap(now -> settle(now, attemptId, outcome));
  }

  private Mono<Answer> again(Refund refund, UUID attemptId, Outcome outcome) {
    return refunds
        .find(refund.organization(), refund.live(), refund.id())
        .zipWith(payments.find(refund.organization(), refund.live(), refund.payment()))
        .flatMap(now -> settle(now.getT1(), now.getT2().attempt(attemptId).orElseThrow(), outcome));
  }

  private static void log(Attempt attempt) {
    LOG.info(
        "{} {} at {}: {} {}",
        attempt.operation(),
        attempt.reference(),
        attempt.route().processor(),
        attempt.status(),
        attempt.result().detail() == null ? "" : attempt.result().detail());
  }
}
