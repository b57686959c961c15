package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Tries a refund again that failed: a new attempt of it, to what had paid; or puts on record that
 * the money was given back by other means, where that takes nothing any more.
 */
@Service
public class RefundRetries {

  /** How many races one retry may lose. */
  private static final int RACES = 8;

  private final Refunds refunds;
  private final Subjects subjects;
  private final Processors processors;
  private final RefundableDebits debits;
  private final Attention attention;
  private final Availabilities availabilities;
  private final Sender sender;
  private final Settler settler;
  private final Once once;
  private final Clock clock;

  RefundRetries(
      Refunds refunds,
      Subjects subjects,
      Processors processors,
      RefundableDebits debits,
      Attention attention,
      Availabilities availabilities,
      Sender sender,
      Settler settler,
      Once once,
      Clock clock) {
    this.refunds = refunds;
    this.subjects = subjects;
    this.processors = processors;
    this.debits = debits;
    this.attention = attention;
    this.availabilities = availabilities;
    this.sender = sender;
    this.settler = settler;
    this.once = once;
    this.clock = clock;
  }

  /**
   * Sends it once per key.
   *
   * @param decidedOn its payment as it was when this was decided: what somebody else has tried
   *     since is refused. A {@link Problem} that it ends with is an answer, too, unless the key is
   *     known
   */
  public Mono<Answer> retry(
      Caller caller, UUID refund, Mono<Payment> decidedOn, IdempotencyKey key) {
    var wanted = new Wanted(caller, refund, key, false);
    return once.run(caller, key, decidedOn.flatMap(read -> begun(wanted, read, RACES)), this::send);
  }

  /** Puts on record, once per key, that it was made by other means. */
  public Mono<Answer> offline(
      Caller caller, UUID refund, Mono<Payment> decidedOn, IdempotencyKey key) {
    var wanted = new Wanted(caller, refund, key, true);
    return once.run(caller, key, decidedOn.flatMap(read -> begun(wanted, read, RACES)), this::done);
  }

  /** What it would come to. Nothing is sent or recorded. */
  public Mono<Outlook> dryRun(Caller caller, UUID refund, boolean offline) {
    var wanted = new Wanted(caller, refund, IdempotencyKey.own(), offline);
    return intended(wanted)
        .flatMap(intent -> offline ? Mono.just(new Outlook(null, null)) : outlook(intent.read))
        .onErrorResume(Problem.class, refused -> Mono.just(new Outlook(refused.code(), null)));
  }

  private Mono<Outlook> outlook(Payment read) {
    var account = read.charge().route().account();
    return availabilities
        .seen(read.organization(), account, CallKind.REFUND)
        .map(seen -> new Outlook(null, Silence.of(seen)));
  }

  /** Who loses a race is told by the next look what is not allowed any more. */
  private Mono<Intent> begun(Wanted wanted, Payment decidedOn, int races) {
    return intended(wanted)
        .doOnNext(intent -> Tries.refuseOvertaken(decidedOn, intent.read, wanted.refund))
        .flatMap(intent ->
            recorded(wanted, intent)
                .flatMap(done -> done ? Mono.just(intent) : again(wanted, decidedOn, races)));
  }

  private Mono<Intent> again(Wanted wanted, Payment decidedOn, int races) {
    return races == 0
        ? Mono.error(Problem.of(ProblemCode.OPERATION_IN_PROGRESS))
        : begun(wanted, decidedOn, races - 1);
  }

  private Mono<Boolean> recorded(Wanted wanted, Intent intent) {
    var refund = intent.refund();
    var act = PaymentActs.refunded(wanted.caller, intent.read, intent.attempt, refund.id());
    return attention
        .retried(intent.read, refund)
        .map(items -> new Refunds.Again(intent.read, refund, intent.attempt, items, act))
        .flatMap(again -> refunds.begin(again, wanted.key, Event.asked(intent.attempt)));
  }

  private Mono<Intent> intended(Wanted wanted) {
    var organization = wanted.caller.organization();
    var live = wanted.caller.live();
    return refunds
        .find(organization, live, wanted.refund)
        .flatMap(known -> subjects.find(organization, live, known.payment(), known.id()))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(subject -> intended(wanted, subject));
  }

  private Mono<Intent> intended(Wanted wanted, Subject read) {
    var payment = read.payment();
    var refund = Objects.requireNonNull(read.refund());
    refuseUnretriable(refund, wanted.offline);
    Transitions.refuseUnrefundable(payment, refund.money().minor(), debits);
    var intent = intent(wanted, payment, refund);
    return wanted.offline
        ? Mono.just(intent)
        : processors
            .capabilities(payment.organization(), payment.charge().route())
            .map(can -> able(intent, can));
  }

  private static void refuseUnretriable(Refund refund, boolean offline) {
    var why = refund.failure();
    if (refund.status() != RefundStatus.FAILED || why == null) {
      throw Problem.of(ProblemCode.WRONG_STATE, "The refund is " + refund.status().shown());
    }
    var isFinal = Retry.of(why) == Retry.NEVER;
    if (isFinal && !offline) {
      throw Problem.of(ProblemCode.RETRY_REFUSED, "It can be given back by other means alone");
    }
    if (!isFinal && offline) {
      throw Problem.of(ProblemCode.WRONG_STATE, "What paid may take it yet: try the refund again");
    }
  }

  private static Intent able(Intent intent, Capabilities can) {
    var able = can.on(intent.attempt.rail());
    var whole = intent.attempt.amount() == intent.read.state().captured();
    if (!able.can(Operation.REFUND) || !(whole || able.partialRefund())) {
      throw Problem.of(ProblemCode.NOT_SUPPORTED, "The processor of this payment cannot do that");
    }
    return intent;
  }

  private Intent intent(Wanted wanted, Payment payment, Refund refund) {
    var now = clock.instant();
    var amount = refund.money().minor();
    var sent =
        Attempt.changing(payment.charge(), Operation.REFUND, amount, refund.id(), wanted.key, now);
    var attempt = wanted.offline ? sent.offline() : sent;
    var begun = new Subject(payment.reserved(attempt), refund.begunAnew(now));
    return new Intent(payment, begun, attempt);
  }

  private Mono<Answer> send(Intent intent) {
    var call = Mono.fromSupplier(() -> Calls.change(intent.read, intent.attempt, true));
    return sender.send(intent.subject, intent.attempt, call);
  }

  private Mono<Answer> done(Intent intent) {
    var done = intent.attempt.done(intent.read.money().currency());
    return settler.answered(intent.subject, intent.attempt.id(), done);
  }

  /**
   * What a refund's retry would come to.
   *
   * @param refusal why it would not be sent; null where it would
   * @param silence null where its processor answers, or need not
   */
  public record Outlook(@Nullable ProblemCode refusal, @Nullable Silence silence) {}

  private record Wanted(Caller caller, UUID refund, IdempotencyKey key, boolean offline) {}

  /**
   * A refund that is about to be tried again.
   *
   * @param read the payment as it was when this was decided
   */
  private record Intent(Payment read, Subject subject, Attempt attempt) {

    Refund refund() {
      return Objects.requireNonNull(subject.refund());
    }
  }
}
