package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Api;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Between the simulator and the gateways: its events come late, twice, out of order, and to any of
 * them. None is lost: each is brought until a gateway takes it.
 */
final class Relay implements AutoCloseable {

  private static final Set<String> PASSED_ON = Set.of("content-type", "acquit-simulator-signature");
  private static final int LATEST_MS = 400;
  private static final int REMEMBERED = 200;
  private static final int TAKEN = 204;
  private static final int UNAVAILABLE = 503;
  private static final int OLD_ONES_IN_TEN = 3;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final DisposableServer server =
      HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow();
  private final Disposable.Composite underWay = Disposables.composite();
  private final BlockingQueue<Event> old = new ArrayBlockingQueue<>(REMEMBERED);
  private volatile @Nullable Supplier<Api> gateways;

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** From now on it passes events on. */
  void open(Supplier<Api> anyone) {
    gateways = anyone;
  }

  private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
    var headers = new HashMap<String, String>();
    request
        .requestHeaders()
        .forEach(header -> {
          if (PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
            headers.put(header.getKey(), header.getValue());
          }
        });
    return request
        .receive()
        .aggregate()
        .asString(StandardCharsets.UTF_8)
        .doOnNext(body -> bring(new Event(request.uri(), headers, body)))
        .then(Mono.defer(() -> response.status(TAKEN).send()));
  }

  /** A gateway that is gone, or whose clock is wrong, does not take it: the next one may. */
  private void bring(Event event) {
    var late = Duration.ofMillis(ThreadLocalRandom.current().nextInt(LATEST_MS));
    underWay.add(
        Mono.fromSupplier(() -> passed(event))
            .subscribeOn(Schedulers.boundedElastic())
            .filter(taken -> taken)
            .repeatWhenEmpty(again -> again.delayElements(PAUSE))
            .delaySubscription(late)
            .subscribe());
  }

  private boolean passed(Event event) {
    if (ThreadLocalRandom.current().nextInt(10) < OLD_ONES_IN_TEN) {
      var again = old.poll();
      if (again != null) {
        send(again);
      }
    }
    var taken = send(event) < 300;
    if (taken) {
      old.offer(event);
    }
    return taken;
  }

  private int send(Event event) {
    var standing = gateways;
    if (standing == null) {
      return UNAVAILABLE;
    }
    try {
      var body = event.body.getBytes(StandardCharsets.UTF_8);
      return standing.get().http().send("POST", event.path, body, event.headers).status();
    } catch (UncheckedIOException gone) {
      return UNAVAILABLE;
    }
  }

  @Override
  public void close() {
    underWay.dispose();
    server.disposeNow();
  }

  private record Event(String path, Map<String, String> headers, String body) {}
}
