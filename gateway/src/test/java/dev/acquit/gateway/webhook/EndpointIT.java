package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhook endpoints over HTTP: made, changed, rotated and deleted. */
@GatewayTest
class EndpointIT {

  private static final String PATH = "/v1/webhook_endpoints";
  private static final String URL = "https://shop.example.com/acquit";

  @Test
  void aSecretIsShownOnce(Api api) {
    var shop = api.shop();
    var made = create(shop, URL, "payment.*", "refund.failed");
    var path = PATH + "/" + made.text("/id");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(made.text("/status")).isEqualTo("enabled");
    assertThat(made.json().at("/events").toString()).isEqualTo("[\"payment.*\",\"refund.failed\"]");
    assertThat(shop.get(path).json().has("secret")).isFalse();
    assertThat(shop.get(PATH).json().at("/data/0")).isEqualTo(shop.get(path).json());

    var rotated = shop.post(path + "/rotate_secret", "{\"overlap_hours\":1}");
    assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(made.text("/secret"));
    assertThat(rotated.text("/previous_secret_until")).isNotEmpty();
    assertThat(shop.get(path).json().has("secret")).isFalse();
  }

  @Test
  void aChangeLeavesWhatItDoesNotName(Api api) {
    var shop = api.shop();
    var path = PATH + "/" + create(shop, URL, "*").text("/id");

    shop.patch(path, "{\"description\":\"Ours\",\"events\":[\"payout.paid\"]}");
    var off = shop.patch(path, "{\"status\":\"disabled\"}");
    assertThat(List.of(off.text("/status"), off.text("/disabled_reason")))
        .containsExactly("disabled", "requested");
    assertThat(List.of(off.text("/url"), off.text("/description"), off.text("/events/0")))
        .containsExactly(URL, "Ours", "payout.paid");
    assertProblem(shop.post(path + "/ping", "{}"), 409, "wrong_state");
    assertProblem(shop.post(path + "/resend", "{}"), 409, "wrong_state");

    var on = shop.patch(path, "{\"status\":\"enabled\"}");
    assertThat(on.text("/status")).isEqualTo("enabled");
    assertThat(on.json().at("/disabled_reason").isNull()).isTrue();
  }

  @Test
  void whatIsDeletedIsNotThere(Api api) {
    var shop = api.shop();
    var path = PATH + "/" + create(shop, URL, "*").text("/id");

    assertThat(delete(shop, path).text("/status")).isEqualTo("deleted");

    assertProblem(shop.get(path), 404, "not_found");
    assertProblem(shop.patch(path, "{}"), 404, "not_found");
    assertProblem(shop.post(path + "/rotate_secret", "{}"), 404, "not_found");
    assertProblem(delete(shop, path), 404, "not_found");
    assertThat(shop.get(PATH).json().at("/data").size()).isZero();
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var shop = api.shop();

    assertThat(errors(shop.post(PATH, "{\"secret\":\"x\"}")))
        .containsExactlyInAnyOrder("/url required", "/events required", "/secret unknown_field");
    assertThat(
            errors(
                shop.post(
                    PATH,
                    """
                    {"url":"ftp://a.example","events":["payment.paid","*",7,"orders.*"],"description":""}\
                    """)))
        .containsExactlyInAnyOrder(
            "/url invalid_format",
            "/events/0 invalid_choice",
            "/events/2 invalid_type",
            "/events/2 invalid_choice",
            "/events/3 invalid_choice",
            "/description invalid_type");
    assertThat(errors(shop.post(PATH, Subscriber.body(URL)))).containsExactly("/events required");
    var made = PATH + "/" + create(shop, URL, "*").text("/id");
    assertThat(errors(shop.post(made + "/rotate_secret", "{\"overlap_hours\":169}")))
        .containsExactly("/overlap_hours out_of_range");
    assertThat(errors(shop.post(made + "/resend", "{\"status\":\"lost\",\"from\":\"today\"}")))
        .containsExactlyInAnyOrder("/status invalid_choice", "/from invalid_format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@shop.example.com/",
        "https://shop.example.com/#top",
        "https:///hooks",
        "https://shop.example.com:99999/",
        "shop.example.com"
      })
  void thatIsNoUrlOfAnEndpoint(String url, Api api) {
    assertThat(errors(create(api.shop(), url, "*"))).containsExactly("/url invalid_format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:192.168.0.1]/",
        "https://2130706433.0/",
        "http://8.8.8.8/"
      })
  void thatIsNotConnectedTo(String url, Api api) {
    assertThat(errors(create(api.shop(), url, "*")))
        .singleElement()
        .asString()
        .matches("/url (url_not_allowed|invalid_format)");
  }

  @Test
  void thereAreTwentyAndNoMore(Api api) {
    var shop = api.shop();
    var replies =
        IntStream.range(0, 24)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> create(shop, URL, "*")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(20);
    assertThat(replies.stream().filter(reply -> reply.status() != 201))
        .allSatisfy(reply -> assertProblem(reply, 409, "endpoint_limit"));
    delete(shop, PATH + "/" + shop.get(PATH).text("/data/7/id"));
    assertThat(create(shop, URL, "*").status()).isEqualTo(201);
    assertThat(create(shop, URL, "*").status()).isEqualTo(409);
  }

  private static Reply create(Shop shop, String url, String... events) {
    return shop.post(PATH, Subscriber.body(url, events));
  }

  private static Reply delete(Shop shop, String path) {
    return shop.api().http().delete(path, Api.bearer(shop.key()));
  }
}
