package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.books.Endpoint;
import dev.acquit.simulator.webhook.LoopbackUrl;
import java.net.URI;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Endpoints for events. An account may bring a secret of its own, or is given one. */
final class EndpointApi {

  private static final int SHORTEST_SECRET = 16;

  private final Counter counter;
  private final Acquirer acquirer;

  EndpointApi(Counter counter, Acquirer acquirer) {
    this.counter = counter;
    this.acquirer = acquirer;
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
}
