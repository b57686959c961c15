package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Receiver;
import dev.acquit.gateway.support.Receiver.Received;
import dev.acquit.gateway.support.Shop;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A customer who asked to be told, with a server of its own. */
record Subscriber(Shop shop, Receiver receiver, String id, String secret) implements AutoCloseable {

  static Subscriber of(Shop shop, String... events) {
    var receiver = Receiver.at("127.0.0.1");
    var made = shop.post("/v1/webhook_endpoints", body(receiver.url("/hooks"), events));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new Subscriber(shop, receiver, made.text("/id"), made.text("/secret"));
  }

  static String body(String url, String... events) {
    var list = Stream.of(events).map(type -> "\"" + type + "\"").collect(Collectors.joining(","));
    return "{\"url\":\"%s\",\"events\":[%s]}".formatted(url, list);
  }

  String path(String more) {
    return "/v1/webhook_endpoints/" + id + more;
  }

  Reply shown() {
    return shop.get(path(""));
  }

  /** Asks for a ping; the event's id. */
  String ping() {
    var reply = shop.post(path("/ping"), "{}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply.text("/id");
  }

  Reply delete() {
    return shop.api().http().delete(path(""), Api.bearer(shop.key()));
  }

  /** All that came of these types, once there are so many. */
  List<Received> await(int count) {
    return await(count, _ -> true);
  }

  List<Received> await(int count, Predicate<Received> which) {
    eventually(() ->
        assertThat(receiver.received().stream().filter(which).toList())
            .hasSizeGreaterThanOrEqualTo(count));
    return receiver.received().stream().filter(which).toList();
  }

  /** The delivery of that event here, once it has come so far. */
  Reply awaitDelivery(String event, String status) {
    eventually(() ->
        assertThat(shop.get("/v1/events/" + event + "/deliveries").text("/data/0/status"))
            .isEqualTo(status));
    return shop.get("/v1/events/" + event + "/deliveries");
  }

  /** As somebody else's library judges it, by that secret. */
  static boolean verifies(String secret, Received received) {
    return verifies(secret, received, received.body());
  }

  static boolean verifies(String secret, Received received, String body) {
    try {
      new Webhook(secret).verify(body, received.headers());
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    }
  }

  boolean verifies(Received received) {
    return verifies(secret, received);
  }

  @Override
  public void close() {
    receiver.close();
  }
}
