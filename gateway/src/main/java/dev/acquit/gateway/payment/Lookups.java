package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Doubts.Doubt;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps every answer that processors give about what is in doubt, and counts them. */
@Component
class Lookups {

  private final Doubts doubts;
  private final Map<String, Counter> counters;

  Lookups(Doubts doubts, MeterRegistry registry) {
    this.doubts = doubts;
    this.counters =
        Stream.of(AttemptStatus.values())
            .filter(status -> status != AttemptStatus.SENT)
            .map(Names::of)
            .collect(Collectors.toMap(answer -> answer, answer -> counter(registry, answer)));
    counters.put(Lookup.UNANSWERED, counter(registry, Lookup.UNANSWERED));
  }

  private static Counter counter(MeterRegistry registry, String answer) {
    return Counter.builder("acquit.lookups")
        .tag("result", answer)
        .description("Questions to processors about what was in doubt, by what they answered")
        .register(registry);
  }

  /** Before it is judged: it is evidence, whatever becomes of it. */
  Mono<Void> note(Doubt doubt, Finding finding) {
    var answer = answer(finding);
    Objects.requireNonNull(counters.get(answer)).increment();
    return doubts.note(doubt, answer, detail(finding));
  }

  private static String answer(Finding finding) {
    return switch (finding) {
      case Finding.Found(var outcome) -> Names.of(AttemptStatus.of(outcome));
      case Finding.NotFound _ -> Names.of(AttemptStatus.NOT_FOUND);
      case Finding.Unanswered _ -> Lookup.UNANSWERED;
    };
  }

  private static @Nullable String detail(Finding finding) {
    return switch (finding) {
      case Finding.Found(Outcome.Unknown(var why, _)) -> why;
      case Finding.Found(Outcome.NotAttempted(var why, _)) -> why;
      case Finding.Found(Outcome.Rejected(_, var code)) -> code;
      case Finding.Found(Outcome.Declined(_, var decline)) -> decline.reason().code();
      case Finding.Unanswered(var why) -> why;
      default -> null;
    };
  }
}
