package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.tracing.About;
import dev.acquit.gateway.tracing.Spans;
import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts, times and traces the calls to processors, from subscription to outcome. Tags of metrics
 * take few values: accounts and reasons past a number count as one. Nothing of a card is among
 * them, or in a trace.
 */
@Component
class CallMetrics {

  private static final String DONE = "acquit.processor.calls";
  private static final String IN_FLIGHT = "acquit.processor.active";
  private static final String NO_REASON = "none";

  private final MeterRegistry registry;
  private final Bounded accounts = new Bounded(200);
  private final Bounded reasons = new Bounded(200);

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The same call, seen. */
  Mono<Outcome> of(Route route, Operation operation, Call call, Mono<Outcome> made) {
    return Spans.of(
        () -> about(route, name(operation), call),
        counted(route, operation, made),
        outcome -> Map.of("acquit.outcome", kind(outcome), "acquit.reason", reason(outcome)));
  }

  /** The same question, seen. */
  Mono<Finding> asked(Route route, Call.Lookup call, Mono<Finding> made) {
    return Spans.of(
        () -> about(route, "lookup", call),
        made,
        finding -> Map.of("acquit.outcome", kind(finding)));
  }

  private static About about(Route route, String operation, Call call) {
    return About.call(
        "processor " + operation,
        Map.of(
            "acquit.processor", route.processor(),
            "acquit.account", IdKind.PROCESSOR_ACCOUNT.format(route.account()),
            "acquit.operation", operation,
            "acquit.reference", call.reference()));
  }

  private Mono<Outcome> counted(Route route, Operation operation, Mono<Outcome> call) {
    var tags = Tags.of("processor", route.processor(), "operation", name(operation));
    return Mono.defer(() -> {
      var time = Timer.start(registry);
      var inFlight = LongTaskTimer.builder(IN_FLIGHT).tags(tags).register(registry).start();
      return call.doOnNext(outcome -> time.stop(timer(tags, route, outcome)))
          .doFinally(_ -> inFlight.stop());
    });
  }

  private Timer timer(Tags tags, Route route, Outcome outcome) {
    return Timer.builder(DONE)
        .tags(tags)
        .tag("account", accounts.of(IdKind.PROCESSOR_ACCOUNT.format(route.account())))
        .tag("outcome", kind(outcome))
        .tag("reason", reasons.of(reason(outcome)))
        .register(registry);
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Approved _ -> "approved";
      case Outcome.Declined _ -> "declined";
      case Outcome.Pending _ -> "pending";
      case Outcome.ActionRequired _ -> "action_required";
      case Outcome.Rejected _ -> "rejected";
      case Outcome.NotAttempted _ -> "not_attempted";
      case Outcome.Unknown _ -> "unknown";
    };
  }

  private static String kind(Finding finding) {
    return switch (finding) {
      case Finding.Found(var outcome) -> kind(outcome);
      case Finding.NotFound _ -> "not_found";
      case Finding.Unanswered _ -> "unanswered";
    };
  }

  /** In our own words where there are any; an adapter's are short and stable. */
  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Declined(var _, var decline) -> decline.reason().code();
      case Outcome.Rejected(var rejection, var _) -> name(rejection);
      case Outcome.NotAttempted(var why, var _) -> why;
      case Outcome.Unknown(var why, var _) -> why;
      case Outcome.Approved _, Outcome.Pending _, Outcome.ActionRequired _ -> NO_REASON;
    };
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
