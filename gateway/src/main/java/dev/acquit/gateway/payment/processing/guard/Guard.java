package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.work.Backoff;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Guards one kind of call to one account. Whoever is refused holds nothing, waits for nothing, and
 * is told by a value; whoever hangs up gives back what he held.
 */
public final class Guard {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final float TOO_FEW = -1;

  private final Guarded of;
  private final CallKind kind;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final @Nullable RateLimiter limiter;
  private final Clock clock;
  private final Backoff pauses;
  private volatile @Nullable Pause pause;
  private volatile @Nullable Mark mark;

  /** Since a call was last let through; of use only while the breaker is half-open. */
  private volatile Instant sentAt = Instant.MIN;

  Guard(
      Guarded of,
      CallKind kind,
      CircuitBreaker breaker,
      Bulkhead bulkhead,
      @Nullable RateLimiter limiter,
      Clock clock) {
    this.of = of;
    this.kind = kind;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.limiter = limiter;
    this.clock = clock;
    this.pauses = Backoff.doubling(of.shape().openFor(), of.shape().longestOpen());
    breaker.getEventPublisher().onStateTransition(_ -> changed());
  }

  Guarded of() {
    return of;
  }

  CallKind kind() {
    return kind;
  }

  /** Makes the call, or says why not. */
  public <T> Mono<T> run(Mono<T> call, Function<Refusal, T> refused) {
    return Mono.defer(() -> {
      var left = left(pause);
      return left == null
          ? guarded(call, refused)
          : Mono.just(refused.apply(new Refusal(Refusal.RATE_LIMITED, left)));
    });
  }

  /** The breaker is asked before the rate: what is not sent takes nothing of it. */
  private <T> Mono<T> guarded(Mono<T> call, Function<Refusal, T> refused) {
    return Mono.defer(
            () -> {
              sentAt = clock.instant();
              return limited(call.flatMap(this::heeded));
            })
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(BulkheadOperator.of(bulkhead))
        .onErrorResume(Ignored.class, Guard::answerIn)
        .onErrorResume(Refusal::isOne, failure -> Mono.just(refused.apply(Refusal.of(failure))));
  }

  private <T> Mono<T> limited(Mono<T> call) {
    return limiter == null ? call : call.transformDeferred(RateLimiterOperator.of(limiter));
  }

  private <T> Mono<T> heeded(T answer) {
    var asked = Verdict.pause(answer);
    if (asked != null && asked.isPositive()) {
      leaveAlone(asked);
    }
    return Verdict.isIgnored(answer) ? Mono.error(new Ignored(answer)) : Mono.just(answer);
  }

  /** Calls in flight may be told different times: the latest counts. */
  private synchronized void leaveAlone(Duration asked) {
    var now = clock.instant();
    // a quarter longer at most, and never shorter: not all come back at once
    var longer = ThreadLocalRandom.current().nextLong(asked.toMillis() / 4 + 1);
    var next = asked.plusMillis(longer);
    var left = left(pause);
    if (left == null || left.compareTo(next) < 0) {
      pause = new Pause(now, now.plus(next));
    }
  }

  @SuppressWarnings("unchecked") // it was made of one
  private static <T> Mono<T> answerIn(Ignored ignored) {
    return Mono.just((T) ignored.answer());
  }

  /** What is left of it; null where it is over, also because the clock was put back. */
  private @Nullable Duration left(@Nullable Pause asked) {
    var now = clock.instant();
    return asked == null || now.isBefore(asked.from) || !now.isBefore(asked.until)
        ? null
        : Duration.between(now, asked.until);
  }

  /** As the breaker is from now on. */
  private synchronized void changed() {
    var now = clock.instant();
    var tries = mark == null ? 0 : mark.tries;
    var state = state();
    mark =
        switch (state) {
          case OPEN -> new Mark(now, due(now, tries + 1), tries + 1);
          case HALF_OPEN -> new Mark(now, null, tries);
          case CLOSED -> new Mark(now, null, 0);
        };
    LOG.warn(
        "Account {}: the breaker of {} is {}",
        IdKind.PROCESSOR_ACCOUNT.format(of.account()),
        kind,
        state);
  }

  private Instant due(Instant now, int tries) {
    return now.plus(Backoff.jittered(Objects.requireNonNull(pauses.after(tries))));
  }

  /** Whether the processor is to be asked now whether it answers. */
  boolean isDue() {
    var now = clock.instant();
    var seen = mark;
    return state() == Breaker.OPEN
        && seen != null
        && seen.retryAt != null
        && (!now.isBefore(seen.retryAt) || now.isBefore(seen.since));
  }

  /**
   * What came of asking. Where an answer is all that such calls want, it is enough; where money
   * moves, a few calls show.
   */
  synchronized void asked(boolean answered) {
    if (state() != Breaker.OPEN || mark == null) {
      return;
    }
    if (!answered) {
      mark = new Mark(mark.since, due(clock.instant(), mark.tries + 1), mark.tries + 1);
    } else if (kind == CallKind.LOOKUP && of.askable()) {
      breaker.transitionToClosedState();
    } else {
      breaker.transitionToHalfOpenState();
    }
  }

  /**
   * Opens it where the calls that should show how the processor is show nothing: all that it lets
   * through are out, each for longer than anybody waits. What comes next can show it, then.
   */
  void reopenIfStuck() {
    if (state() == Breaker.HALF_OPEN && isLongAgo(sentAt) && !hasPlace()) {
      LOG.warn(
          "Account {}: calls of {} do not end",
          IdKind.PROCESSOR_ACCOUNT.format(of.account()),
          kind);
      breaker.transitionToOpenState();
    }
  }

  private boolean isLongAgo(Instant sent) {
    return sent.isBefore(clock.instant().minus(of.longest()));
  }

  /** Taken only to be given back. */
  private boolean hasPlace() {
    var got = breaker.tryAcquirePermission();
    if (got) {
      breaker.releasePermission();
    }
    return got;
  }

  Breaker state() {
    return switch (breaker.getState()) {
      case State.OPEN, State.FORCED_OPEN -> Breaker.OPEN;
      case State.HALF_OPEN -> Breaker.HALF_OPEN;
      case State.CLOSED, State.DISABLED, State.METRICS_ONLY -> Breaker.CLOSED;
    };
  }

  Sighting seen() {
    var metrics = breaker.getMetrics();
    var state = state();
    var seen = mark;
    var most = bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
    return new Sighting(
        kind,
        state,
        seen == null ? null : seen.since,
        rate(metrics.getFailureRate()),
        rate(metrics.getSlowCallRate()),
        most - bulkhead.getMetrics().getAvailableConcurrentCalls(),
        seen == null ? null : seen.retryAt,
        state == Breaker.CLOSED ? 0 : 1);
  }

  private static @Nullable Integer rate(float rate) {
    return rate == TOO_FEW ? null : Math.round(rate);
  }

  /** How long the processor asked to be left alone. */
  private record Pause(Instant from, Instant until) {}

  /** Since when it is as it is, and how often in a row nothing helped. */
  private record Mark(Instant since, @Nullable Instant retryAt, int tries) {}
}
