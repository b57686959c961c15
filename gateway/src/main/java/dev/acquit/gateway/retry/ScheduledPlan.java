package dev.acquit.gateway.retry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.RetryPlan;
import dev.acquit.gateway.payment.RetrySettings;
import dev.acquit.gateway.versioned.Scope;
import dev.acquit.gateway.versioned.Stored;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Plans by the organization's schedule, as it was read a moment ago. */
@Component
class ScheduledPlan implements RetryPlan {

  private static final int MOST_REMEMBERED = 10_000;

  private final Schedules schedules;
  private final Cache<Scope, Stored<Schedule>> known;

  ScheduledPlan(Schedules schedules, RetrySettings settings) {
    this.schedules = schedules;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(settings.remembered())
            .build();
  }

  @Override
  public Mono<Instant> next(Payment failed, Failure why, Instant now) {
    var rail = failed.terms().source().rail();
    return remembered(scope(failed))
        .flatMap(stored ->
            Mono.justOrEmpty(stored.said().next(rail, why, failed.retrying().made(), now)));
  }

  @Override
  public Mono<Boolean> isOn(Payment payment) {
    return remembered(scope(payment)).map(stored -> stored.said().enabled());
  }

  private static Scope scope(Payment payment) {
    return new Scope(payment.organization(), payment.live());
  }

  private Mono<Stored<Schedule>> remembered(Scope scope) {
    var found = known.getIfPresent(scope);
    return found == null
        ? current(scope).doOnNext(read -> known.put(scope, read))
        : Mono.just(found);
  }

  /** As it stands now. */
  Mono<Stored<Schedule>> current(Scope scope) {
    return schedules.current(scope, Schedule.STANDARD);
  }

  /** Other gateways learn of it when they read again. */
  void forget(Scope scope) {
    known.invalidate(scope);
  }
}
