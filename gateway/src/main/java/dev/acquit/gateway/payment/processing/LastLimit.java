package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.http.LogContext;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The limit behind all deadlines, for an adapter that keeps none. Who waits is told that nothing is
 * known; the call is not cut off, and what it brings after all is not lost.
 */
final class LastLimit {

  private static final Logger LOG = LoggerFactory.getLogger(LastLimit.class);

  /** What comes so close to the end may have missed it: told twice, it changes nothing. */
  private static final Duration CLOSE = Duration.ofMillis(50);

  private LastLimit() {}

  /**
   * The same call, told of within {@code limit}.
   *
   * @param late takes an answer that nobody waits for any more
   */
  static Mono<Outcome> within(
      Duration limit, Mono<Outcome> call, Function<Outcome, Mono<Void>> late) {
    return Mono.deferContextual(context -> {
      var end = System.nanoTime() + limit.minus(CLOSE).toNanos();
      var whole = call.flatMap(outcome -> told(outcome, end, late)).contextWrite(context);
      return Mono.fromFuture(whole::toFuture, true)
          .timeout(limit, LogContext.kept(Mono.fromSupplier(LastLimit::silent)));
    });
  }

  private static Mono<Outcome> told(Outcome outcome, long end, Function<Outcome, Mono<Void>> late) {
    return end - System.nanoTime() > 0
        ? Mono.just(outcome)
        : late.apply(outcome).thenReturn(outcome);
  }

  private static Outcome silent() {
    LOG.error("A processor's adapter kept no deadline");
    return new Outcome.Unknown("no_answer_in_time");
  }
}
