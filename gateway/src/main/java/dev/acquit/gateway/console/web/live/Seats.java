package dev.acquit.gateway.console.web.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How many pages this gateway tells at once: only those that somebody looks at ask for it, so a
 * session needs few. When the gateway stops, all are let go, and ask another.
 */
@Component
class Seats implements ApplicationListener<ContextClosedEvent> {

  /** Of one session: a browser has six connections for all that it asks. */
  static final int OF_A_SESSION = 4;

  private static final int OF_A_GATEWAY = 1000;

  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final Sinks.Empty<Void> closing = Sinks.empty();

  Seats(MeterRegistry registry) {
    Gauge.builder("acquit.console.live.streams", all, AtomicInteger::get)
        .description("Pages that are open, and told of changes")
        .register(registry);
  }

  /** Takes one; whether there was one. Each is given back by {@link Seat#leave}. */
  Seat take(String session) {
    var free = all.incrementAndGet() <= OF_A_GATEWAY;
    var theirs = taken.merge(session, 1, Integer::sum);
    return new Seat(this, session, free && theirs <= OF_A_SESSION);
  }

  private void leave(String session) {
    all.decrementAndGet();
    taken.computeIfPresent(session, (_, many) -> many == 1 ? null : many - 1);
  }

  /** Completes when the gateway stops. */
  Mono<Void> closing() {
    return closing.asMono();
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closing.tryEmitEmpty();
  }

  /**
   * One of them.
   *
   * @param free whether it may be used
   */
  record Seat(Seats all, String session, boolean free) {

    void leave() {
      all.leave(session);
    }
  }
}
