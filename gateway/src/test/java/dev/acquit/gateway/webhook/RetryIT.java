package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Receiver;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What does not arrive is tried again, and then may be sent again. */
@Restless
class RetryIT {

  @Autowired private Environment environment;

  @ParameterizedTest
  @ValueSource(ints = {302, 304, 400, 429, 500})
  void aFailureIsTriedTenTimes(int status, Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(status);

      var delivery = subscriber.awaitDelivery(subscriber.ping(), "failed");

      var attempts = delivery.json().at("/data/0/attempts");
      assertThat(attempts).hasSize(10);
      assertThat(attempts.findValues("status_code")).allMatch(code -> code.asInt() == status);
      var all = subscriber.receiver().received();
      assertThat(all).hasSize(10).allMatch(subscriber::verifies);
      assertThat(all.stream().map(Receiver.Received::body).distinct()).hasSize(1);
      assertThat(all.stream().map(Receiver.Received::id).distinct()).hasSize(1);
    }
  }

  @Test
  void nobodyListening(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().close();

      var delivery = subscriber.awaitDelivery(subscriber.ping(), "failed");

      var attempts = delivery.json().at("/data/0/attempts");
      assertThat(attempts.findValuesAsString("error")).hasSize(10).containsOnly("refused");
      assertThat(attempts.findValues("status_code")).allMatch(code -> code.isNull());
    }
  }

  @Test
  void itArrivesLater(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(500);
      var event = subscriber.ping();
      subscriber.await(2);
      subscriber.receiver().answer(200);

      var delivery = subscriber.awaitDelivery(event, "succeeded");

      var attempts = delivery.json().at("/data/0/attempts");
      assertThat(attempts.get(0).path("status_code").asInt()).isEqualTo(500);
      assertThat(attempts.get(attempts.size() - 1).path("status_code").asInt()).isEqualTo(200);
    }
  }

  @Test
  void whoIsGoneIsDisabledAndTheOthersHearOfIt(Api api) {
    var shop = api.shop();
    try (var witness = Subscriber.of(shop, "webhook_endpoint.disabled");
        var leaving = Subscriber.of(shop, "*")) {
      leaving.receiver().answer(410);
      var ping = leaving.ping();

      leaving.awaitDelivery(ping, "failed");
      var told = witness.await(1).getFirst();

      assertThat(leaving.shown().text("/status")).isEqualTo("disabled");
      assertThat(leaving.shown().text("/disabled_reason")).isEqualTo("gone");
      assertThat(told.text("/resource")).isEqualTo(leaving.id());
      assertThat(told.json().at("/sequence").asLong()).isEqualTo(2);
      assertThat(told.json().at("/data")).isEqualTo(leaving.shown().json());
      assertThat(leaving.receiver().received()).hasSize(1);
      assertProblem(
          shop.post("/v1/events/" + ping + "/resend", "{\"endpoint\":\"" + leaving.id() + "\"}"),
          409,
          "wrong_state");
    }
  }

  /** Also where it happens between the answer and what it makes of the endpoint. */
  @Test
  void whoMovedInTimeIsNotDisabled(Api api) {
    try (var leaving = Subscriber.of(api.shop(), "*");
        var elsewhere = Receiver.at("127.0.0.1")) {
      leaving.receiver().answer(410);
      leaving.receiver().hold();
      var ping = leaving.ping();
      leaving.await(1);
      leaving.shop().patch(leaving.path(""), "{\"url\":\"" + elsewhere.url("/new") + "\"}");

      leaving.receiver().release();

      leaving.awaitDelivery(ping, "succeeded");
      assertThat(elsewhere.received()).hasSize(1);
      assertThat(leaving.shown().text("/status")).isEqualTo("enabled");
    }
  }

  @Test
  void whoFailsForDaysIsDisabled(Api api) throws SQLException {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(500);
      subscriber.awaitDelivery(subscriber.ping(), "failed");
      assertThat(subscriber.shown().text("/status")).isEqualTo("enabled");
      var aged =
          "UPDATE acquit.webhook_endpoint SET failing_since = failing_since - interval '5 days'"
              + " WHERE id = ?";
      var id = IdKind.WEBHOOK_ENDPOINT.parse(subscriber.id()).orElseThrow();
      assertThat(TestDatabase.of(environment).update(aged, id)).isOne();

      var delivery = subscriber.awaitDelivery(subscriber.ping(), "failed");

      assertThat(delivery.json().at("/data/0/attempts")).hasSize(1);
      assertThat(subscriber.shown().text("/disabled_reason")).isEqualTo("failing");
    }
  }

  @Test
  void aSuccessEndsTheFailing(Api api) throws SQLException {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.receiver().answer(500);
      subscriber.awaitDelivery(subscriber.ping(), "failed");
      subscriber.receiver().answer(200);
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");

      var failing =
          "SELECT count(*) FROM acquit.webhook_endpoint WHERE failing_since IS NOT NULL AND id = ?";
      var id = IdKind.WEBHOOK_ENDPOINT.parse(subscriber.id()).orElseThrow();
      assertThat(TestDatabase.of(environment).number(failing, id)).isZero();
    }
  }

  @Test
  void aRedirectLeadsNowhere(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*");
        var elsewhere = Receiver.at("127.0.0.1")) {
      subscriber.receiver().answer(302, "location", elsewhere.url("/"));

      var delivery = subscriber.awaitDelivery(subscriber.ping(), "failed");

      assertThat(delivery.text("/data/0/attempts/0/error")).isEqualTo("redirect");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void theOldSecretSignsUntilItsTimeIsOver(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var rotated = rotate(subscriber, 1);
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");
      var both = subscriber.receiver().received().getLast();
      assertThat(subscriber.verifies(both)).isTrue();
      assertThat(Subscriber.verifies(rotated, both)).isTrue();

      var third = rotate(subscriber, 2);
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");
      var all = subscriber.receiver().received().getLast();
      assertThat(subscriber.verifies(all)).isTrue(); // still: it was promised an hour
      assertThat(Subscriber.verifies(rotated, all)).isTrue();
      assertThat(Subscriber.verifies(third, all)).isTrue();

      var last = rotate(subscriber, 0);
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");
      var one = subscriber.receiver().received().getLast();
      assertThat(Subscriber.verifies(rotated, one)).isFalse();
      assertThat(Subscriber.verifies(third, one)).isFalse();
      assertThat(subscriber.shown().json().at("/previous_secret_until").isNull()).isTrue();
      assertThat(Subscriber.verifies(last, one)).isTrue();
    }
  }

  private static String rotate(Subscriber subscriber, int hours) {
    var body = "{\"overlap_hours\":" + hours + "}";
    return subscriber.shop().post(subscriber.path("/rotate_secret"), body).text("/secret");
  }

  @Test
  void aSlowReceiverHoldsUpNobody(Api api) {
    var shop = api.shop();
    try (var slow = Subscriber.of(shop, "payment.*");
        var quick = Subscriber.of(shop, "payment.*")) {
      slow.receiver().hold();
      for (int at = 0; at < 12; at++) {
        shop.paid(Shop.fresh());
      }

      quick.await(12);
      eventually(() -> assertThat(slow.receiver().received()).isNotEmpty());
      var succeeded = slow.path("/deliveries?status=succeeded");
      assertThat(shop.get(succeeded).json().at("/data")).isEmpty();

      slow.receiver().release();
      eventually(() -> assertThat(shop.get(succeeded).json().at("/data")).hasSize(12));
    }
  }
}
