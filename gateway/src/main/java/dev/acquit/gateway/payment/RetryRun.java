package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem.For;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Tries a payment again by itself, once it is due. What refuses for now puts it off; what refuses
 * for good ends the plan, and is told.
 */
@Service
public class RetryRun {

  private static final Logger LOG = LoggerFactory.getLogger(RetryRun.class);
  private static final String NO_REASON = "none";

  /** How many races one try may lose. */
  private static final int RACES = 8;

  /** Another try of the same may do. */
  private static final Set<ProblemCode> FOR_NOW =
      EnumSet.of(
          ProblemCode.NO_PROCESSOR,
          ProblemCode.NOTICE_PERIOD,
          ProblemCode.MANDATE_PENDING,
          ProblemCode.VAULT_UNAVAILABLE,
          ProblemCode.UNAVAILABLE,
          ProblemCode.OVER_CAPACITY,
          ProblemCode.INTERNAL);

  private final Payments payments;
  private final Retrials retrials;
  private final Replans replans;
  private final RetryPlan plan;
  private final ProcessorHealth health;
  private final Sender sender;
  private final MeterRegistry registry;

  RetryRun(
      Payments payments,
      Retrials retrials,
      Replans replans,
      RetryPlan plan,
      ProcessorHealth health,
      Sender sender,
      MeterRegistry registry) {
    this.payments = payments;
    this.retrials = retrials;
    this.replans = replans;
    this.plan = plan;
    this.health = health;
    this.sender = sender;
    this.registry = registry;
    for (var step : Step.values()) {
      counter(step, NO_REASON); // none is a figure, too
    }
  }

  /** Tries it, if it still waits for that; done twice, it is the same as once. */
  public Mono<Step> due(UUID organization, UUID payment) {
    return payments
        .find(organization, false, payment)
        .switchIfEmpty(Mono.defer(() -> payments.find(organization, true, payment)))
        .filter(read -> read.retrying().at() != null)
        .flatMap(this::tried)
        .defaultIfEmpty(Step.DONE);
  }

  private Mono<Step> tried(Payment read) {
    return plan.isOn(read)
        .flatMap(isOn -> isOn ? sent(read, RACES) : canceled(read, "switched_off"))
        .doOnNext(step -> count(read, step))
        .onErrorResume(Problem.class, refused -> judged(read, refused));
  }

  /** Who loses a race, as for the consent that others' charges note things on, looks again. */
  private Mono<Step> sent(Payment read, int races) {
    var caller = Caller.system(read.organization(), read.live(), "retries");
    return retrials
        .planned(caller, read, null)
        .flatMap(this::unlessSick)
        .flatMap(planned -> retrials.begun(planned, IdempotencyKey.own(), true))
        .flatMap(
            leg -> sender.send(leg).then().onErrorComplete(Problem.class).thenReturn(Step.DONE))
        .switchIfEmpty(Mono.defer(() -> again(read, races)));
  }

  private Mono<Step> again(Payment read, int races) {
    return races == 0
        ? Mono.just(Step.PUT_OFF)
        : payments
            .find(read.organization(), read.live(), read.id())
            .filter(now -> now.retrying().at() != null)
            .flatMap(now -> sent(now, races - 1))
            .defaultIfEmpty(Step.DONE);
  }

  /** Nothing is wasted on processors that are known to be away. */
  private Mono<Retrials.Planned> unlessSick(Retrials.Planned planned) {
    var operation = Transitions.chargeOperation(planned.prepared().terms());
    var candidates = planned.prepared().routed().candidates();
    return candidates.stream().allMatch(route -> health.isOpen(route.account(), operation))
        ? replans
            .waits(planned.read(), For.BREAKER, planned.prepared().routed().first())
            .then(
                Mono.error(Problem.of(ProblemCode.NO_PROCESSOR, "None of the processors answers")))
        : Mono.just(planned);
  }

  private Mono<Step> judged(Payment read, Problem refused) {
    var code = refused.code();
    if (code == ProblemCode.WRONG_STATE || code == ProblemCode.OPERATION_IN_PROGRESS) {
      return Mono.just(Step.DONE); // somebody else is at it
    }
    if (FOR_NOW.contains(code)) {
      LOG.info("A retry is put off: {} {}", code.code(), refused.detail());
      return waits(read, code).thenReturn(Step.PUT_OFF).doOnNext(step -> count(read, step));
    }
    var why = code == ProblemCode.NOT_FOUND ? "method_unavailable" : code.code();
    return canceled(read, why).doOnNext(step -> count(read, step));
  }

  private Mono<Void> waits(Payment read, ProblemCode code) {
    return switch (code) {
      case NOTICE_PERIOD, MANDATE_PENDING -> replans.waits(read, For.NOTICE, read.charge().route());
      default -> Mono.empty();
    };
  }

  private Mono<Step> canceled(Payment read, String why) {
    return replans.canceled(read, why).map(done -> done ? Step.CANCELED : Step.PUT_OFF);
  }

  private void count(Payment read, Step step) {
    var why = Failure.of(read.charge());
    counter(step, why == null ? NO_REASON : why.reason().code()).increment();
  }

  private Counter counter(Step step, String reason) {
    return Counter.builder("acquit.retries")
        .tag("step", Names.of(step))
        .tag("reason", reason)
        .description("Payments that fell due to be tried again by themselves")
        .register(registry);
  }

  /** What came of it. */
  public enum Step {
    /** It was sent, or somebody else is at it. */
    DONE,
    /** It cannot be tried now. */
    PUT_OFF,
    /** It is not tried again by itself. */
    CANCELED
  }
}
