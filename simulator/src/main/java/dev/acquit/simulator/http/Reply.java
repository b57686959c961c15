package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What goes back to the caller, and what becomes of it on the way.
 *
 * @param body null for none
 * @param fault how a script spoils it, null where none does
 * @param first what has to end before it goes
 */
record Reply(
    int status,
    @Nullable Object body,
    Map<String, String> headers,
    @Nullable Fault fault,
    Mono<Void> first,
    Duration delay) {

  static Reply of(int status, @Nullable Object body) {
    return new Reply(status, body, Map.of(), null, Mono.empty(), Duration.ZERO);
  }

  static Reply error(int status, String code, String message) {
    return of(status, Map.of("code", code, "message", message));
  }

  static Reply invalid(InvalidRequest invalid) {
    var body =
        Map.of(
            "code",
            "invalid_request",
            "message",
            String.valueOf(invalid.getMessage()),
            "errors",
            invalid.errors());
    return of(400, body);
  }

  static Reply refused(Refusal refusal, String message) {
    var status =
        switch (refusal) {
          case INVALID_REQUEST -> 400;
          case NOT_FOUND -> 404;
          case WRONG_STATE, DUPLICATE_REFERENCE -> 409;
        };
    return error(status, refusal.code(), message);
  }

  static Reply rateLimited() {
    var refused = error(429, "rate_limited", "Nothing was done: slow down");
    var headers = Map.of("Retry-After", "1");
    return new Reply(429, refused.body(), headers, null, refused.first(), refused.delay());
  }

  Reply spoiltBy(Fault script, Duration held) {
    return new Reply(status, body, headers, script, first, delay.plus(held));
  }

  Reply delayedBy(Duration latency) {
    return new Reply(status, body, headers, fault, first, delay.plus(latency));
  }

  Reply after(Mono<Void> other) {
    return new Reply(status, body, headers, fault, first.then(other), delay);
  }
}
