package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.books.Endpoint;
import dev.acquit.simulator.webhook.LoopbackUrl;
import dev.acquit.simulator.webhook.Release;
import dev.acquit.simulator.webhook.Release.Order;
import dev.acquit.simulator.webhook.Webhooks;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Endpoints for events. An account may bring a secret of its own, or is given one; a test may hold
 * events back.
 */
final class EndpointApi {

  private static final int SHORTEST_SECRET = 16;
  private static final int MOST_COPIES = 100;

  private final Counter counter;
  private final Acquirer acquirer;
  private final Webhooks webhooks;

  EndpointApi(Counter counter, Acquirer acquirer, Webhooks webhooks) {
    this.counter = counter;
    this.acquirer = acquirer;
    this.webhooks = webhooks;
  }

  Mono<Reply> subscribe(Request request) {
    var fields = request.fields();
    var url =
        fields.text("url", text -> LoopbackUrl.parse(text) != null, "an http URL on loopback");
    var secret =
        fields.has("secret")
            ? fields.text(
                "secret",
                text -> text.length() >= SHORTEST_SECRET,
                "of at least " + SHORTEST_SECRET + " characters")
            : null;
    fields.check();
    return counter.plainly(
        () -> shown(acquirer.subscribe(request.account(), URI.create(url), secret)));
  }

  private static Reply shown(Endpoint endpoint) {
    return Reply.of(
        201, Map.of("id", endpoint.id(), "url", endpoint.url(), "secret", endpoint.secret()));
  }

  Mono<Reply> held(Request request) {
    return counter.plainly(this::shown);
  }

  Mono<Reply> hold(Request request) {
    return counter.plainly(() -> {
      webhooks.hold();
      return shown();
    });
  }

  private Reply shown() {
    return Reply.of(200, Map.of("held", webhooks.isHolding(), "waiting", webhooks.waiting()));
  }

  /** Answers when everything that was let go has arrived, or was given up. */
  Mono<Reply> release(Request request) {
    var fields = request.fields();
    fields.refuseOthers(Set.of("copies", "order", "seed"));
    var copies = fields.has("copies") ? (int) fields.integer("copies", 1, MOST_COPIES) : 1;
    var order =
        fields.has("order") ? fields.oneOf("order", Order.values(), Order::code) : Order.SENT;
    var seed = fields.has("seed") ? fields.integer("seed", 0, Long.MAX_VALUE) : 0;
    fields.check();
    var how = new Release(copies, order == null ? Order.SENT : order, seed);
    return counter.plainly(() -> released(webhooks.release(how)));
  }

  private static Reply released(Webhooks.Released released) {
    return Reply.of(200, Map.of("released", released.deliveries())).after(released.over());
  }
}
