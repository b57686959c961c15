package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Retries.Watched;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the networks' limits refuse, and what is told of it. */
@Component
class Refusals {

  private static final Watched NOTHING = new Watched(List.of(), null);

  private final Retries retries;
  private final List<RetryLimit> limits;
  private final Clock clock;

  Refusals(Retries retries, RetrySettings settings, Clock clock) {
    this.retries = retries;
    this.limits = RetryLimit.read(settings.limits());
    this.clock = clock;
  }

  /** What a charge of that payment is held to, as it is about to be sent. */
  Watch watch(Payment sent, boolean retry) {
    return Watch.of(sent, retry, limits);
  }

  /** What was tried with what pays, and what is forbidden. */
  Mono<Watched> watched(Payment payment) {
    var instrument = Watch.instrument(payment);
    return instrument == null
        ? Mono.just(NOTHING)
        : retries
            .watched(payment.organization(), payment.live(), instrument)
            .defaultIfEmpty(NOTHING);
  }

  /** What is left of each limit that binds. */
  List<RetryRoom> room(Payment payment, Watched watched) {
    var now = clock.instant();
    return watch(payment, true).limits().stream()
        .map(limit -> RetryRoom.of(limit, watched.tries(), payment.money(), now))
        .toList();
  }

  /** A {@link Problem} where a limit or a block refused; what else failed, as it is. */
  <T> Mono<T> told(Payment payment, Throwable failure) {
    if (failure instanceof Payments.MethodBlocked) {
      return Mono.error(Problem.of(ProblemCode.METHOD_BLOCKED));
    }
    return failure instanceof Payments.LimitReached
        ? watched(payment).flatMap(watched -> Mono.error(limit(room(payment, watched))))
        : Mono.error(failure);
  }

  static Problem limit(List<RetryRoom> rooms) {
    var frees = freesAt(rooms);
    return Problem.until(
        frees,
        ProblemCode.RETRY_LIMIT,
        frees == null ? "Ask again" : "The network allows the next try at " + frees);
  }

  /** When all of them allow a try; null where they do now. */
  static @Nullable Instant freesAt(List<RetryRoom> rooms) {
    return rooms.stream()
        .map(RetryRoom::freesAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
