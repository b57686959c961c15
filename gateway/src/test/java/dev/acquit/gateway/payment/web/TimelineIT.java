package dev.acquit.gateway.payment.web;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened to a payment can be read, oldest first. */
@GatewayTest
class TimelineIT {

  @Test
  void tellsWhatWasAskedSentAndAnswered(Api api) {
    var shop = api.shop();
    var held = shop.authorize(Shop.fresh()).text("/id");
    assertThat(shop.capture(held, "{\"amount\":1000}").text("/status")).isEqualTo("succeeded");
    assertThat(shop.refund(held, "{\"amount\":300}").text("/status")).isEqualTo("succeeded");

    var timeline = shop.get("/v1/payments/" + held + "/timeline");

    assertThat(timeline.status()).isEqualTo(200);
    assertThat(steps(timeline))
        .containsSubsequence(
            "asked authorize",
            "sent authorize",
            "answered authorize",
            "payment.authorized authorize")
        .containsSubsequence("asked capture", "sent capture", "answered capture")
        .containsSubsequence("asked refund", "sent refund", "answered refund")
        .containsSubsequence("answered authorize", "asked capture")
        .containsSubsequence("answered capture", "asked refund");
    assertThat(steps(timeline).getFirst()).isEqualTo("asked authorize");
    assertThat(times(timeline)).isSorted().hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void tellsWhyItFailed(Api api) {
    var shop = api.shop();
    var failed = shop.charge(Shop.NO_FUNDS, Shop.fresh()).text("/id");

    var timeline = shop.get("/v1/payments/" + failed + "/timeline");

    assertThat(steps(timeline))
        .containsExactly("asked charge", "sent charge", "answered charge", "payment.failed charge");
    assertThat(timeline.text("/data/2/status")).isEqualTo("declined");
    assertThat(timeline.text("/data/2/reason")).isEqualTo("insufficient_funds");
  }

  @Test
  void refundsAreListedAndShown(Api api) {
    var shop = api.shop();
    var payment = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");
    assertThat(shop.get("/v1/payments/" + payment + "/refunds").body())
        .isEqualTo("{\"data\":[],\"next_cursor\":null}");
    var first = shop.refund(payment, "{\"amount\":100,\"reason\":\"One\"}");
    var second = shop.refund(payment, "{\"amount\":200,\"reason\":\"Two\"}");

    var listed = shop.get("/v1/payments/" + payment + "/refunds");

    assertThat(listed.json().at("/data").valueStream().map(row -> row.get("id").asString()))
        .containsExactlyInAnyOrder(first.text("/id"), second.text("/id"));
    assertThat(shop.get("/v1/refunds/" + first.text("/id")).body()).isEqualTo(first.body());
    assertThat(first.text("/payment")).isEqualTo(payment);
    assertThat(first.number("/amount")).isEqualTo(100);
    assertThat(first.text("/reason")).isEqualTo("One");
    assertThat(shop.payment(payment).number("/amount_refunded")).isEqualTo(300);
  }

  @Test
  void whatIsNotThereIsNotFound(Api api) {
    var shop = api.shop();
    var nobody = "01m7zr0kxve009pzkkcdarskcx";
    for (var path :
        List.of(
            "/v1/payments/pay_" + nobody,
            "/v1/payments/pay_" + nobody + "/timeline",
            "/v1/payments/pay_" + nobody + "/refunds",
            "/v1/payments/ref_" + nobody,
            "/v1/refunds/ref_" + nobody,
            "/v1/refunds/pay_" + nobody,
            "/v1/refunds/x")) {
      assertProblem(shop.get(path), 404, "not_found");
    }
  }

  private static List<String> steps(Reply timeline) {
    return timeline
        .json()
        .at("/data")
        .valueStream()
        .map(step -> step.path("type").asString("") + " " + step.path("operation").asString(""))
        .map(String::strip)
        .toList();
  }

  private static List<Instant> times(Reply timeline) {
    return timeline
        .json()
        .at("/data")
        .valueStream()
        .map(step -> Instant.parse(step.get("at").asString()))
        .toList();
  }
}
