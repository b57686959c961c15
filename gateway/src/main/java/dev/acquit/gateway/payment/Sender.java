package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.processor.Call;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends an attempt that is on record and settles what comes of it. A caller waits only so long:
 * then it is told "unknown", while the call goes on and settles when it ends. From here on money
 * may have moved: where nothing can be recorded the caller is told "unknown", too, never that it
 * failed.
 */
@Component
class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** Some ninety seconds: an outage of the database is longer than its restart. */
  private static final Retry UNTIL_RECORDED =
      Retry.backoff(22, Duration.ofMillis(100))
          .maxBackoff(Duration.ofSeconds(5))
          .filter(failure -> !(failure instanceof Problem))
          .onRetryExhaustedThrow((retries, last) -> last.failure());

  private final Processors processors;
  private final Settler settler;
  private final InFlight inFlight;
  private final PaymentSettings settings;

  Sender(Processors processors, Settler settler, InFlight inFlight, PaymentSettings settings) {
    this.processors = processors;
    this.settler = settler;
    this.inFlight = inFlight;
    this.settings = settings;
  }

  /** Sends an attempt of {@code subject} that nothing comes after. */
  Mono<Answer> send(Subject subject, Attempt attempt, Mono<? extends Call> call) {
    return send(Leg.last(subject, attempt, call));
  }

  /** Sends an attempt, and those that come after it. */
  Mono<Answer> send(Leg first) {
    var payment = IdKind.PAYMENT.format(first.subject().payment().id());
    var answer =
        inFlight
            .toTheEnd(settled(first))
            .timeout(settings.patience(), Mono.defer(() -> unanswered(first)));
    return LogContext.kept(answer).contextWrite(context -> LogContext.payment(context, payment));
  }

  private Mono<Answer> unanswered(Leg first) {
    return settler
        .overdue(first.subject(), first.attempt().id())
        .onErrorResume(failure -> !(failure instanceof Problem), failure -> told(first, failure));
  }

  /**
   * What the processor said is recorded; or that nothing was sent, where the call could not even be
   * made up.
   */
  private Mono<Answer> settled(Leg leg) {
    return leg.call()
        .map(made -> sent(leg, made))
        .onErrorResume(failure -> Mono.just(recorded(leg, unsent(failure))))
        .onTerminateDetach() // how the call was made up is not kept while it is out
        .flatMap(Function.identity());
  }

  private Mono<Answer> sent(Leg leg, Call call) {
    var attempt = leg.attempt();
    return processors
        .call(leg.subject().payment().organization(), attempt.route(), attempt.operation(), call)
        .flatMap(outcome ->
            leg.onward()
                .after(call, outcome)
                .map(this::settled)
                .defaultIfEmpty(Mono.defer(() -> recorded(leg, outcome))))
        .flatMap(Function.identity());
  }

  private Mono<Answer> recorded(Leg leg, Outcome outcome) {
    return Mono.defer(() -> settler.answered(leg.subject(), leg.attempt().id(), outcome))
        .retryWhen(UNTIL_RECORDED)
        .doOnError(
            failure -> !(failure instanceof Problem), failure -> lost(leg.attempt(), outcome))
        .onErrorResume(failure -> !(failure instanceof Problem), failure -> told(leg, failure));
  }

  /** The log is all that is left of it, until the processor is asked. */
  private static void lost(Attempt attempt, Outcome outcome) {
    LOG.error(
        "Not recorded: {} {} is {} at the processor, as {}",
        attempt.operation(),
        attempt.reference(),
        AttemptStatus.of(outcome),
        outcome.processorReference());
  }

  private Mono<Answer> told(Leg leg, Throwable failure) {
    LOG.error("An outcome could not be recorded yet: {}", failure.toString());
    return Mono.fromSupplier(() -> settler.unrecorded(leg.subject(), leg.attempt().id()));
  }

  private static Outcome unsent(Throwable failure) {
    LOG.warn("Nothing was sent: {}", failure.toString());
    return new Outcome.NotAttempted("vault_unavailable");
  }
}
