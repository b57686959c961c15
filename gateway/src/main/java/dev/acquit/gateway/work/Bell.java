package dev.acquit.gateway.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Wakes the workers of all gateways when something was put into a queue. It may be missed: who
 * looks now and then misses nothing. Rings that come together are one.
 */
@Component
public class Bell {

  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

  /** A commit that notifies waits for every other that does: once in a while it costs nothing. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  private final Wire wire;
  private final Set<String> rung = ConcurrentHashMap.newKeySet();
  private final Sinks.Many<String> heard = Sinks.many().multicast().directBestEffort();

  Bell(Wire wire) {
    this.wire = wire;
  }

  /** Rings at every gateway, this one too, soon. Call it once the job is committed. */
  public void ring(String queue) {
    if (rung.add(queue)) {
      Mono.delay(TOGETHER)
          .doOnNext(_ -> rung.remove(queue))
          .then(wire.send(queue))
          .subscribe(null, failure -> LOG.debug("The bell did not ring: {}", failure.toString()));
    }
  }

  /** Rings here. */
  void sound(String queue) {
    heard.emitNext(queue, Sinks.EmitFailureHandler.busyLooping(TOGETHER));
  }

  /** One for every time it rings for that queue. */
  public Flux<String> rings(String queue) {
    return heard.asFlux().filter(queue::equals);
  }

  /** Port: what carries the ringing from gateway to gateway. */
  public interface Wire {

    Mono<Void> send(String queue);

    /** What is sent, by whichever gateway; ends when the wire breaks. */
    Flux<String> received();
  }
}
