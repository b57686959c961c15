package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
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
  private final ProcessorHealth health;
  private final RefundableDebits debits;
  private final Sender sender;
  private final Settler settler;
  private final Clock clock;

  LateSuccesses(
      Doubts doubts,
      Subjects subjects,
      Payments payments,
      Processors processors,
      ProcessorHealth health,
      RefundableDebits debits,
      Sender sender,
      Settler settler,
      Clock clock) {
    this.doubts = doubts;
    this.subjects = subjects;
    this.payments = payments;
    this.processors = processors;
    this.health = health;
    this.debits = debits;
    this.sender = sender;
    this.settler = settler;
    this.clock = clock;
  }

  /** Does the next thing about it; done twice, it is the same as once. */
  public Mono<Step> undo(UUID organization, UUID charge) {
    return find(organization, charge)
        .flatMap(subject -> undo(subject, subject.attempt(charge)))
        .defaultIfEmpty(Step.DONE);
  }

  /**
   * Tells that only a person can take it back.
   *
   * @param after how long its processor has to have been away
   * @return false where something is under way, or it is a debit that could not be refunded for so
   *     long: then nothing is told
   */
  public Mono<Boolean> giveUp(UUID organization, UUID charge, Duration after) {
    return find(organization, charge)
        .filter(subject -> isOverdue(subject.payment(), subject.attempt(charge), after))
        .flatMap(subject -> notUndone(subject, subject.attempt(charge)))
        .map(_ -> true)
        .defaultIfEmpty(false);
  }

  private boolean isOverdue(Payment payment, Attempt late, Duration since) {
    var here = late.clearing().hereSince();
    return !Undoing.isUnderWay(payment, late)
        && (!late.isDebit() || (here != null && debits.isRefundable(here.plus(since))));
  }

  private Mono<Subject> find(UUID organization, UUID charge) {
    return doubts
        .find(organization, charge)
        .flatMap(found ->
            subjects.find(found.organization(), found.live(), found.payment(), found.refund()));
  }

  private Mono<Step> undo(Subject subject, Attempt late) {
    var payment = subject.payment();
    var refundable = debits.isRefundable(late.clearing().hereSince());
    return processors
        .capabilities(payment.organization(), late.route())
        .map(can -> act(subject, late, Undoing.next(payment, late, can, refundable)))
        .onErrorResume(ClosedAccount.class, _ -> Mono.just(Mono.just(Step.AWAY)))
        .flatMap(Function.identity());
  }

  private Mono<Step> act(Subject subject, Attempt late, Undoing next) {
    return switch (next) {
      case NOTHING -> Mono.just(Step.DONE);
      case WATCH -> Mono.just(Step.SENT);
      case VOID -> send(subject.payment(), late, Operation.VOID);
      case REFUND -> send(subject.payment(), late, Operation.REFUND);
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
    return notUndone(subject, late);
  }

  private Mono<Step> notUndone(Subject subject, Attempt late) {
    LOG.error("{} succeeded too late, and cannot be taken back", late.reference());
    return settler.noted(subject, late.id(), AttemptResult.NOT_UNDONE).thenReturn(Step.STUCK);
  }

  /** What would be refused unsent leaves no row. */
  private Mono<Step> send(Payment payment, Attempt late, Operation operation) {
    return health.isOpen(late.route().account(), operation)
        ? Mono.just(Step.AWAY)
        : send(payment.with(late.begunAnew()), Attempt.undoing(operation, late, clock.instant()));
  }

  /** Where the payment has changed meanwhile, it is looked at again. */
  private Mono<Step> send(Payment payment, Attempt attempt) {
    return payments
        .undo(payment, attempt, Event.asked(attempt))
        .filter(done -> done)
        .map(_ -> payment.changed(payment.state(), attempt.createdAt()).with(attempt))
        .flatMap(intended -> sent(Subject.of(intended), attempt))
        .defaultIfEmpty(Step.SENT);
  }

  /** What came of it is on record, a refusal too: the next look goes on from there. */
  private Mono<Step> sent(Subject subject, Attempt attempt) {
    return Mono.fromSupplier(() -> Calls.change(subject.payment(), attempt, true))
        .flatMap(call -> sender.send(subject, attempt, Mono.just(call)))
        .onErrorResume(Problem.class, _ -> Mono.empty())
        .then(Mono.defer(() -> subjects.find(subject)))
        .map(now -> Undoing.wasSent(now.attempt(attempt.id())) ? Step.SENT : Step.AWAY);
  }

  /** How far it has come. */
  public enum Step {
    /** Nothing is left to do. */
    DONE,
    /** What was sent is to be looked at again soon. */
    SENT,
    /** Nothing could be sent. */
    AWAY,
    /** Days may go by. */
    SETTLES_FIRST,
    STUCK
  }
}
