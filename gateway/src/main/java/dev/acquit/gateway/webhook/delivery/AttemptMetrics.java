package dev.acquit.gateway.webhook.delivery;

import dev.acquit.gateway.tracing.About;
import dev.acquit.gateway.tracing.Spans;
import dev.acquit.gateway.webhook.Transport.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts, times and traces what is sent, by what came of it; never by whom it was sent to. */
@Component
class AttemptMetrics {

  private static final List<String> ANSWERS =
      List.of("http_1xx", "http_2xx", "http_3xx", "http_4xx", "http_5xx");

  private final MeterRegistry registry;
  private final Map<String, Timer> timers;

  AttemptMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.timers =
        Stream.concat(ANSWERS.stream(), Failures.CODES.stream())
            .collect(Collectors.toMap(Function.identity(), this::timer));
  }

  private Timer timer(String outcome) {
    return Timer.builder("acquit.webhooks.attempts")
        .description("Webhooks sent, by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** The same try, seen. */
  Mono<Reply> of(Mono<Reply> sending) {
    var timed =
        Mono.defer(() -> {
          var time = Timer.start(registry);
          return sending.doOnNext(reply -> time.stop(timer(reply)));
        });
    return Spans.of(
        () -> About.call("webhook", Map.of()),
        timed,
        reply -> Map.of("acquit.outcome", outcome(reply)));
  }

  private Timer timer(Reply reply) {
    return Objects.requireNonNull(timers.get(outcome(reply)));
  }

  private static String outcome(Reply reply) {
    var status = reply.status();
    return status == null ? String.valueOf(reply.error()) : answer(status / 100);
  }

  private static String answer(int hundreds) {
    return ANSWERS.get(Math.clamp(hundreds, 1, ANSWERS.size()) - 1);
  }
}
