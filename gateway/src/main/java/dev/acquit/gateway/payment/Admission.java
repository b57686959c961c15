package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.statements.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may begin to move money. Above its capacity the gateway says so at once, instead of keeping
 * everybody waiting.
 */
@Component
public class Admission {

  private final InFlight inFlight;
  private final Sql sql;
  private final AdmissionSettings settings;
  private final Counter tooMany;
  private final Counter tooSlow;

  Admission(InFlight inFlight, Sql sql, AdmissionSettings settings, MeterRegistry registry) {
    this.inFlight = inFlight;
    this.sql = sql;
    this.settings = settings;
    this.tooMany = refused(registry, "in_flight");
    this.tooSlow = refused(registry, "database");
    Gauge.builder("acquit.payments.in.flight", inFlight, InFlight::count)
        .description("Work that moves money and has not come to its end")
        .register(registry);
  }

  private static Counter refused(MeterRegistry registry, String reason) {
    return Counter.builder("acquit.admission.refused")
        .tag("reason", reason)
        .description("Requests that were refused, since there was more to do than can be done")
        .register(registry);
  }

  /**
   * The same request, counted until the last thing that it began has ended; or a {@link Problem}.
   */
  public <T> Mono<T> admitted(Mono<T> request) {
    return Mono.defer(() -> {
      if (inFlight.count() >= settings.inFlight()) {
        return refused(tooMany);
      }
      return sql.waiting() >= settings.waiting() ? refused(tooSlow) : inFlight.counted(request);
    });
  }

  private static <T> Mono<T> refused(Counter counter) {
    counter.increment();
    return Mono.error(Problem.of(ProblemCode.OVER_CAPACITY));
  }
}
