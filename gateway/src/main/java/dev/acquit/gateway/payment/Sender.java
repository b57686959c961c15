package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.processor.Call;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.util.UUID;
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

  /** Sends an attempt of {@code subject}. */
  Mono<Answer> send(Subject subject, Attempt attempt, Mono<Call> call) {
    var payment = subject.payment();
    var settled =
        outcome(payment.organization(), attempt, call)
            .flatMap(outcome -> recorded(subject, attempt, outcome));
    return inFlight
        .toTheEnd(settled)
        .timeout(settings.patience(), Mono.defer(() -> unanswered(subject, attempt)))
        .onErrorResume(
            failure -> !(failure instanceof Problem), failure -> told(subject, attempt, failure))
        .contextWrite(context -> LogContext.payment(context, IdKind.PAYMENT.format(payment.id())));
  }

  private Mono<Answer> unanswered(Subject subject, Attempt attempt) {
    return settler.answered(subject, attempt.id(), new Outcome.Unknown("slow"));
  }

  private Mono<Answer> recorded(Subject subject, Attempt attempt, Outcome outcome) {
    return settler
        .answered(subject, attempt.id(), outcome)
        .retryWhen(UNTIL_RECORDED)
        .doOnError(failure -> !(failure instanceof Problem), failure -> lost(attempt, outcome));
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

  private Mono<Answer> told(Subject subject, Attempt attempt, Throwable failure) {
    LOG.error("An outcome could not be recorded yet: {}", failure.toString());
    return Mono.fromSupplier(() -> settler.unrecorded(subject, attempt.id()));
  }

  /**
   * What the processor said; or that nothing was sent, where the call could not even be made up.
   */
  private Mono<Outcome> outcome(UUID organization, Attempt attempt, Mono<Call> call) {
    return call.map(
            made -> processors.call(organization, attempt.route(), attempt.operation(), made))
        .onErrorResume(failure -> Mono.just(unsent(failure)))
        .flatMap(Function.identity());
  }

  private static Mono<Outcome> unsent(Throwable failure) {
    LOG.warn("Nothing was sent: {}", failure.toString());
    return Mono.just(new Outcome.NotAttempted("vault_unavailable"));
  }
}
