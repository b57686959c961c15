package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.docs.Contract;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Receiver;
import dev.acquit.gateway.support.Receiver.Received;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens is told to those who asked, as it is, and provably by us. */
@Restless
class DeliveryIT {

  @Test
  void anEventIsToldAsItIsShown(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "payment.*")) {
      var payment = subscriber.shop().paid(Shop.fresh());

      var told = subscriber.await(1).getFirst();

      assertThat(subscriber.verifies(told)).isTrue();
      assertThat(Subscriber.verifies(subscriber.secret(), told, told.body() + " ")).isFalse();
      assertThat(told.header("content-type")).isEqualTo("application/json");
      assertThat(told.header("user-agent")).startsWith("Acquit-Webhooks/");
      assertThat(told.text("/id")).isEqualTo(told.id());
      assertThat(told.text("/type")).isEqualTo("payment.succeeded");
      assertThat(told.text("/resource")).isEqualTo(payment);
      assertThat(told.json().at("/sequence").asLong()).isOne();
      assertThat(told.json().at("/data")).isEqualTo(subscriber.shop().payment(payment).json());
      assertThat(subscriber.shop().get("/v1/events/" + told.id()).body()).isEqualTo(told.body());
    }
  }

  @Test
  void eachResourceIsCountedAndEachPayloadIsAsDocumented(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      var shop = subscriber.shop();
      var held = shop.held(Shop.fresh());
      shop.decided("/v1/payments/" + held + "/capture", Shop.fresh(), "{\"amount\":10000}");
      shop.refund(held, "{\"amount\":100}");
      shop.refund(held, "{\"amount\":200}");
      shop.charge(Shop.NO_FUNDS, Shop.fresh());
      var events = ProcessorEvents.of(shop, held);
      events.dispute("dp_told", "open", 100);
      events.payout("po_told", 10000);
      subscriber.ping();

      subscriber.await(1, told -> told.text("/type").equals("dispute.opened"));
      var all = subscriber.await(9);

      assertThat(all).allMatch(subscriber::verifies);
      assertThat(all)
          .allSatisfy(told -> assertThat(Contract.published().violations(told.json())).isEmpty());
      assertThat(all.stream().map(told -> told.text("/type")))
          .contains(
              "payment.authorized",
              "payment.captured",
              "payment.failed",
              "refund.succeeded",
              "dispute.opened",
              "payout.paid",
              "webhook.ping");
      assertThat(sequences(all).values())
          .allSatisfy(counted ->
              assertThat(counted)
                  .containsExactlyElementsOf(
                      LongStream.rangeClosed(1, counted.size()).boxed().toList()));
    }
  }

  private static Map<String, List<Long>> sequences(List<Received> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                told -> told.text("/resource"),
                TreeMap::new,
                Collectors.mapping(
                    told -> told.json().at("/sequence").asLong(),
                    Collectors.collectingAndThen(
                        Collectors.toList(), list -> list.stream().distinct().sorted().toList()))));
  }

  @Test
  void onlyThoseAreToldWhoAsked(Api api) {
    var shop = api.shop();
    try (var refunds = Subscriber.of(shop, "refund.succeeded");
        var all = Subscriber.of(shop, "*");
        var other = Subscriber.of(api.shop(), "*")) {
      shop.refund(shop.paid(Shop.fresh()), "{\"amount\":100}");
      var ping = refunds.ping();

      all.await(2);
      refunds.await(2);
      other.ping();
      other.await(1);

      assertThat(refunds.receiver().received().stream().map(told -> told.text("/type")))
          .containsExactlyInAnyOrder("refund.succeeded", "webhook.ping");
      assertThat(all.receiver().received()).noneMatch(told -> told.id().equals(ping));
      assertThat(other.receiver().received()).hasSize(1);
    }
  }

  @Test
  void eventsAreListedByWhatTheyAreAbout(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var refund = shop.refund(payment, "{\"amount\":100}").text("/id");
    var from = shop.payment(payment).text("/created_at");

    assertThat(types(shop, "")).containsExactly("refund.succeeded", "payment.succeeded");
    assertThat(types(shop, "?resource=" + payment)).containsExactly("payment.succeeded");
    assertThat(types(shop, "?resource=" + refund)).containsExactly("refund.succeeded");
    assertThat(types(shop, "?type=payment.succeeded")).containsExactly("payment.succeeded");
    assertThat(types(shop, "?created_from=" + from)).hasSize(2);
    assertThat(types(shop, "?created_to=" + from)).isEmpty();
    var page = shop.get("/v1/events?limit=1");
    assertThat(types(shop, "?cursor=" + page.text("/next_cursor")))
        .containsExactly("payment.succeeded");
    assertThat(errors(shop.get("/v1/events?resource=x&type=a&limit=0&y=1")))
        .containsExactlyInAnyOrder(
            "resource invalid_format",
            "type invalid_choice",
            "limit out_of_range",
            "y unknown_parameter");
  }

  private static List<String> types(Shop shop, String query) {
    return shop.get("/v1/events" + query).json().at("/data").findValuesAsString("type").stream()
        .filter(type -> type.contains("."))
        .toList();
  }

  @Test
  void aNameIsLookedUpWithoutBlocking(Api api) {
    var shop = api.shop();
    try (var receiver = Receiver.at("127.0.0.1")) {
      var url = receiver.url("/").replace("127.0.0.1", "localhost");
      var path = "/v1/webhook_endpoints";
      var id = shop.post(path, Subscriber.body(url, "*")).text("/id");

      shop.post(path + "/" + id + "/ping", "{}");

      eventually(() -> assertThat(receiver.received()).hasSize(1));
    }
  }

  @Test
  void triesAreCountedByWhatCameOfThem(Api api) {
    try (var subscriber = Subscriber.of(api.shop(), "*")) {
      subscriber.awaitDelivery(subscriber.ping(), "succeeded");

      assertThat(Scrape.of(api).text())
          .containsPattern("acquit_webhooks_attempts_seconds_count\\{outcome=\"http_2xx\"} [1-9]")
          .contains("outcome=\"timeout\"")
          .doesNotContain(subscriber.id(), "port=\"" + subscriber.receiver().port());
    }
  }
}
