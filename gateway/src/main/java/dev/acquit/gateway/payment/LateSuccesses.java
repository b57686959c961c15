package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Takes back charges that succeeded after their payment had failed, been canceled or been paid by
 * another attempt. What takes back is an attempt like any other: on record before it is sent, sent
 * once, asked about where the processor is silent. The payment stays what it is.
 */
@Service
public class LateSuccesses {

  private static final Logger LOG = LoggerFactory.getLogger(LateSuccesses.class);

  private final Doubts doubts;
  private final Subjects subjects;
  private final Payments payments;
  private final Processors processors;
  private final RefundableDebits debits;
  private final Sender sender;
  private final Settler settler;
  private final Clock clock;

  LateSuccesses(
      Doubts doubts,
      Subjects subjects,
      Payments payments,
      Processors processors,
      RefundableDebits debits,
      Sender sender,
      Settler settler,
      Clock clock) {
    this.doubts = doubts;
    this.subjects = subjects;
    this.payments = payments;
    this.processors = processors;
    this.debits = debits;
    this.sender = sender;
    this.settler = settler;
    this.clock = clock;
  }

  /** Does the next thing about it; done twice, it is the same as once. */
  public Mono<Step> undo(UUID organization, UUID charge) {
    return doubts
        .find(organization, charge)
        .flatMap(found ->
            subjects.find(found.organization(), found.live(), found.payment(), found.refund()))
        .flatMap(subject -> undo(subject, subject.attempt(charge)))
        .defaultIfEmpty(Step.DONE);
  }

  private Mono<Step> undo(Subject subject, Attempt late) {
    var payment = subject.payment();
    var refundable = debits.isRefundable(late.clearing().settledAt());
    return processors
        .capabilities(payment.organization(), late.route())
        .map(can -> Undoing.next(payment, late, can, refundable))
        .flatMap(next -> act(subject, late, next));
  }

  private Mono<Step> act(Subject subject, Attempt late, Undoing next) {
    return switch (next) {
      case NOTHING -> Mono.just(Step.DONE);
      case WATCH -> Mono.just(Step.SENT);
      case VOID -> send(subject.payment(), Attempt.undoing(Operation.VOID, late, clock.instant()));
      case REFUND ->
          send(subject.payment(), Attempt.undoing(Operation.REFUND, late, clock.instant()));
      case WAIT ->
          settler.noted(subject, late.id(), AttemptResult.WAITS).thenReturn(Step.SETTLES_FIRST);
      case STUCK -> stuck(subject, late);
    };
  }

  /** Whoever has the job tried again once this was told wants one more try. */
  private Mono<Step> stuck(Subject subject, Attempt late) {
    if (AttemptResult.NOT_UNDONE.equals(late.result().detail())) {
      return act(subject, late, Undoing.again(late));
    }
    LOG.error("{} succeeded too late, and cannot be taken back", late.reference());
    return settler.noted(subject, late.id(), AttemptResult.NOT_UNDONE).thenReturn(Step.STUCK);
  }

  /** Where the payment has changed meanwhile, it is looked at again. */
  private Mono<Step> send(Payment payment, Attempt attempt) {
    return payments
        .undo(payment, attempt, Event.asked(attempt))
        .filter(done -> done)
        .map(_ -> payment.changed(payment.state(), attempt.createdAt()).with(attempt))
        .flatMap(intended -> sent(intended, attempt))
        .thenReturn(Step.SENT);
  }

  /** What came of it is on record, a refusal too: the next look goes on from there. */
  private Mono<Void> sent(Payment payment, Attempt attempt) {
    return Mono.fromSupplier(() -> Calls.change(payment, attempt, true))
        .flatMap(call -> sender.send(Subject.of(payment), attempt, Mono.just(call)))
        .onErrorResume(Problem.class, _ -> Mono.empty())
        .then();
  }

  /** How far it has come. */
  public enum Step {
    /** Nothing is left to do. */
    DONE,
    /** What was sent is to be looked at again soon. */
    SENT,
    /** Days may go by. */
    SETTLES_FIRST,
    STUCK
  }
}
