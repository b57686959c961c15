package dev.acquit.gateway.payment.processing.guard;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;

/**
 * What holds for one account, as {@link ResilienceSettings} has it.
 *
 * @param rate calls a second; 0 for no limit
 */
public record Shape(
    int failureRate,
    int slowRate,
    Duration slowAfter,
    int window,
    int minimum,
    Duration openFor,
    Duration longestOpen,
    int probes,
    int concurrency,
    int rate) {

  private static final Duration NEVER = Duration.ofDays(3650);

  /** It opens by itself, and never half-opens by itself: that is the prober's to say. */
  CircuitBreakerConfig breaker() {
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(failureRate)
        .slowCallRateThreshold(slowRate)
        .slowCallDurationThreshold(slowAfter)
        .slidingWindow(window, minimum, SlidingWindowType.COUNT_BASED)
        .permittedNumberOfCallsInHalfOpenState(probes)
        .waitDurationInOpenState(NEVER)
        .recordResult(Verdict::isFailure)
        .ignoreExceptions(Ignored.class, RequestNotPermitted.class)
        .writableStackTraceEnabled(false)
        .build();
  }

  BulkheadConfig bulkhead() {
    return BulkheadConfig.custom()
        .maxConcurrentCalls(concurrency)
        .maxWaitDuration(Duration.ZERO)
        .writableStackTraceEnabled(false)
        .build();
  }

  /** Nobody waits: who has no permit is told so. */
  RateLimiterConfig limiter() {
    return RateLimiterConfig.custom()
        .limitForPeriod(rate)
        .limitRefreshPeriod(Duration.ofSeconds(1))
        .timeoutDuration(Duration.ZERO)
        .writableStackTraceEnabled(false)
        .build();
  }
}
