package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Receiver.Received;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;

/** What was told is told again when somebody asks: one event, or all that an endpoint missed. */
@Restless
class ResendIT {

  private static final String NOBODY = "00000000000000000000000000";

  @Test
  void anEventGoesOutAgainUnderItsId(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "payment.*")) {
      var payment = subscriber.shop().paid(Shop.fresh());
      var event = subscriber.await(1).getFirst().id();
      subscriber.awaitDelivery(event, "succeeded");

      var reply = resend(subscriber.shop(), event, "{}");

      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.text("/data/0/status")).isEqualTo("pending");
      var both = subscriber.await(2);
      assertThat(both).allMatch(subscriber::verifies).allMatch(told -> told.id().equals(event));
      assertThat(both.stream().map(Received::body).distinct()).hasSize(1);
      assertThat(both.getFirst().text("/resource")).isEqualTo(payment);
      var delivery = subscriber.awaitDelivery(event, "succeeded");
      assertThat(delivery.json().at("/data")).hasSize(1);
      assertThat(delivery.json().at("/data/0/attempts")).hasSize(2);
    }
  }

  @Test
  void oneEndpointMayBeNamedThoughItDidNotAsk(Api api) {
    var shop = api.shop();
    try (var payments = Subscriber.of(shop, "payment.*");
        var payouts = Subscriber.of(shop, "payout.paid")) {
      shop.paid(Shop.fresh());
      var event = payments.await(1).getFirst().id();

      resend(shop, event, "{\"endpoint\":\"" + payouts.id() + "\"}");

      assertThat(payouts.await(1).getFirst().id()).isEqualTo(event);
      assertThat(shop.get("/v1/events/" + event + "/deliveries").json().at("/data")).hasSize(2);
      assertThat(payments.receiver().received()).hasSize(1);
      assertThat(errors(resend(shop, event, "{\"endpoint\":\"x\",\"y\":1}")))
          .containsExactlyInAnyOrder("/endpoint invalid_format", "/y unknown_field");
      try (var stranger = Subscriber.of(api.shop(), "*")) {
        var theirs = "{\"endpoint\":\"" + stranger.id() + "\"}";
        assertProblem(resend(shop, event, theirs), 404, "not_found");
      }
      assertProblem(resend(shop, "evt_" + NOBODY, "{}"), 404, "not_found");
    }
  }

  @Test
  void aPingIsItsEndpointsAlone(Api api) {
    var shop = api.shop();
    try (var asked = Subscriber.of(shop, "payout.paid");
        var all = Subscriber.of(shop, "*")) {
      var ping = asked.ping();
      asked.await(1);

      assertThat(resend(shop, ping, "{}").json().at("/data")).hasSize(1);

      asked.await(2);
      assertThat(all.receiver().received()).isEmpty();
    }
  }

  @Test
  void allThatAnEndpointMissedIsSentAgain(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var arrived = subscriber.ping();
      subscriber.awaitDelivery(arrived, "succeeded");
      subscriber.receiver().answer(500);
      var missed = subscriber.ping();
      var missedToo = subscriber.ping();
      subscriber.awaitDelivery(missed, "failed");
      subscriber.awaitDelivery(missedToo, "failed");
      subscriber.receiver().answer(204);

      assertThat(bulk(subscriber, "{}").number("/count")).isEqualTo(2);
      subscriber.awaitDelivery(missed, "succeeded");
      subscriber.awaitDelivery(missedToo, "succeeded");
      assertThat(bulk(subscriber, "{}").number("/count")).isZero();
      assertThat(bulk(subscriber, "{\"to\":\"2026-01-01T00:00:00Z\"}").number("/count")).isZero();

      assertThat(bulk(subscriber, "{\"status\":\"all\"}").number("/count")).isEqualTo(3);
      subscriber.await(2, told -> told.id().equals(arrived));
      assertThat(subscriber.receiver().received()).allMatch(subscriber::verifies);
    }
  }

  @Test
  void deliveriesAreListedPageByPage(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var first = subscriber.ping();
      subscriber.awaitDelivery(first, "succeeded");
      var second = subscriber.ping();
      subscriber.awaitDelivery(second, "succeeded");

      var page = list(subscriber, "?limit=1");
      assertThat(page.text("/data/0/event")).isEqualTo(second);
      var rest = list(subscriber, "?limit=1&cursor=" + page.text("/next_cursor"));
      assertThat(rest.text("/data/0/event")).isEqualTo(first);
      assertThat(rest.json().at("/next_cursor").isNull()).isTrue();
      assertThat(list(subscriber, "?status=failed").json().at("/data")).isEmpty();
      assertThat(list(subscriber, "?status=lost").status()).isEqualTo(400);
    }
  }

  @Test
  void whatComesToADisabledEndpointEndsUnsent(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(429, "retry-after", "2");
      var event = subscriber.ping();
      subscriber.await(1);
      subscriber.shop().patch(subscriber.path(""), "{\"status\":\"disabled\"}");

      var delivery = subscriber.awaitDelivery(event, "failed");
      assertThat(delivery.json().at("/data/0/attempts")).hasSize(1);
      subscriber.receiver().answer(204);
      subscriber.shop().patch(subscriber.path(""), "{\"status\":\"enabled\"}");
      assertThat(bulk(subscriber, "{}").number("/count")).isOne();

      subscriber.awaitDelivery(event, "succeeded");
    }
  }

  @Test
  void aResendWhileATryIsOutIsATryOfItsOwn(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().hold();
      var event = subscriber.ping();
      subscriber.await(1);
      assertThat(resend(subscriber.shop(), event, "{}").status()).isEqualTo(202);

      subscriber.receiver().release();

      subscriber.await(2);
      var delivery = subscriber.awaitDelivery(event, "succeeded");
      assertThat(delivery.json().at("/data/0/attempts")).hasSize(2);
    }
  }

  @Test
  void whatIsSentAgainIsTriedAsOftenAsANewOne(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(500);
      var event = subscriber.ping();
      subscriber.awaitDelivery(event, "failed");

      resend(subscriber.shop(), event, "{}");

      var delivery = subscriber.awaitDelivery(event, "failed");
      assertThat(delivery.json().at("/data/0/attempts")).hasSize(20);
    }
  }

  private static Reply resend(Shop shop, String event, String body) {
    return shop.post("/v1/events/" + event + "/resend", body);
  }

  private static Reply bulk(Subscriber subscriber, String body) {
    var reply = subscriber.shop().post(subscriber.path("/resend"), body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply;
  }

  private static Reply list(Subscriber subscriber, String query) {
    return subscriber.shop().get(subscriber.path("/deliveries" + query));
  }
}
