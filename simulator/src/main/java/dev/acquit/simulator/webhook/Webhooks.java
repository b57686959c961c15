package dev.acquit.simulator.webhook;

import dev.acquit.simulator.acquirer.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * Sends events, several at once, or holds them back until they are released. What nobody has taken
 * when the simulator ends is not sent again.
 */
public final class Webhooks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
  private static final int WAITING = 100_000;
  private static final int AT_ONCE = 64;

  private final Sinks.Many<Parcel> queue =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<Parcel>get(WAITING).get());
  private final Map<String, Sinks.Empty<Void>> underway = new ConcurrentHashMap<>();
  private final List<Delivery> held = new ArrayList<>();
  private final Courier courier;
  private final Disposable running;
  private boolean holding;

  /** Starts sending what will be queued. */
  public Webhooks(Duration backoff) {
    this.courier = new Courier(backoff);
    this.running = start(queue.asFlux());
  }

  private Disposable start(Flux<Parcel> parcels) {
    return parcels
        .publishOn(Schedulers.parallel())
        .flatMap(this::deliver, AT_ONCE)
        .subscribe(_ -> {}, failure -> log.error("Events are no longer sent", failure));
  }

  private Mono<Void> deliver(Parcel parcel) {
    return Flux.fromIterable(parcel.deliveries())
        .concatMap(delivery -> courier.deliver(delivery).doFinally(_ -> isOver(delivery)))
        .then()
        .doFinally(_ -> parcel.over().tryEmitEmpty());
  }

  private void isOver(Delivery delivery) {
    var awaited = underway.remove(delivery.id());
    if (awaited != null) {
      awaited.tryEmitEmpty();
    }
  }

  /** Queues events; where too many wait, they are dropped. Called from the desk's thread. */
  public void send(List<Event> events) {
    for (var event : events) {
      for (var endpoint : event.endpoints()) {
        send(new Delivery(endpoint, event));
      }
    }
  }

  private void send(Delivery delivery) {
    underway.put(delivery.id(), Sinks.empty());
    if (holding) {
      held.add(delivery);
    } else {
      queue(new Parcel(List.of(delivery)));
    }
  }

  private void queue(Parcel parcel) {
    if (queue.tryEmitNext(parcel).isFailure()) {
      log.warn("Too many events wait: {} dropped", parcel.deliveries().size());
      parcel.deliveries().forEach(this::isOver);
      parcel.over().tryEmitEmpty();
    }
  }

  /** Ends when each of the events was taken or given up by its endpoints. */
  public Mono<Void> delivered(List<Event> events) {
    return Flux.fromIterable(events)
        .flatMapIterable(event ->
            event.endpoints().stream().map(endpoint -> new Delivery(endpoint, event)).toList())
        .flatMap(delivery -> over(delivery.id()))
        .then();
  }

  private Mono<Void> over(String delivery) {
    var awaited = underway.get(delivery);
    return awaited == null ? Mono.empty() : awaited.asMono();
  }

  /** Holds back what is sent from now on. Called from the desk's thread. */
  public void hold() {
    holding = true;
  }

  public boolean isHolding() {
    return holding;
  }

  /** How many deliveries are held back. */
  public int waiting() {
    return held.size();
  }

  /**
   * Lets go what was held back, one after the other, and holds no more. Called from the desk's
   * thread.
   */
  public Released release(Release how) {
    holding = false;
    var parcel = new Parcel(how.of(held));
    held.clear();
    queue(parcel);
    return new Released(parcel.deliveries().size(), parcel.over().asMono());
  }

  @Override
  public void close() {
    running.dispose();
  }

  /**
   * What was let go.
   *
   * @param over ends when all of it was taken or given up
   */
  public record Released(int deliveries, Mono<Void> over) {}

  /** Deliveries that are made one after the other. */
  private record Parcel(List<Delivery> deliveries, Sinks.Empty<Void> over) {

    Parcel(List<Delivery> deliveries) {
      this(deliveries, Sinks.empty());
    }
  }
}
