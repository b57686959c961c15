package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the caller, and what becomes of it on the way.
 *
 * @param body null for none
 * @param fault how a script spoils it, null where none does
 */
record Reply(
    int status,
    @Nullable Object body,
    Map<String, String> headers,
    @Nullable Fault fault,
    Duration delay) {

  static Reply of(int status, @Nullable Object body) {
    return new Reply(status, body, Map.of(), null, Duration.ZERO);
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
    return new Reply(429, refused.body(), Map.of("Retry-After", "1"), null, Duration.ZERO);
  }

  Reply spoiltBy(Fault script, Duration held) {
    return new Reply(status, body, headers, script, delay.plus(held));
  }

  Reply delayedBy(Duration latency) {
    return new Reply(status, body, headers, fault, delay.plus(latency));
  }
}
