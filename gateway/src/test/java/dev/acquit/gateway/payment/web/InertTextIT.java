package dev.acquit.gateway.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Text is text: it comes back as it came, or is refused, and does nothing on the way. */
@GatewayTest
class InertTextIT {

  private static final JsonMapper JSON = new JsonMapper();

  static List<String> kept() {
    return List.of(
        "'; DROP TABLE payment; --",
        "$1 ${x} {{7*7}} %s %n \\ \" '",
        "\u0001\u0007\u001b[31m\r\n\t\u007f",
        "Zo\u00eb \u4f60\u597d \ud83d\ude00 \u0645\u0631\u062d\u0628\u0627 e\u0301",
        "\u202eabc\u200b\ufeff\uffff",
        "<script>alert(1)</script>");
  }

  static List<String> refused() {
    return List.of("a\u0000b", "\ud800", "x\udc00y");
  }

  @ParameterizedTest
  @MethodSource("kept")
  void comesBackAsItCame(String text, Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);

    var made = shop.post("/v1/payments", Shop.fresh(), charge(token, text));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var shown = shop.payment(made.text("/id"));
    assertThat(shown.text("/reference")).isEqualTo(text);
    assertThat(shown.text("/description")).isEqualTo(text);
    assertThat(shown.text("/payer/name")).isEqualTo(text);
    assertThat(shown.json().at("/metadata").get(text).asString()).isEqualTo(text);
    assertThat(shown.json().at("/external_refs").get(text).asString()).isEqualTo(text);
    var found = shop.get("/v1/payments?reference=" + encoded(text));
    assertThat(found.json().at("/data").size()).as(found.body()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void isTheReasonOfARefund(String text, Api api) {
    var shop = api.shop();
    var payment = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");

    var refund = shop.refund(payment, JSON.writeValueAsString(Map.of("reason", text)));

    assertThat(refund.status()).isEqualTo(201);
    assertThat(shop.get("/v1/refunds/" + refund.text("/id")).text("/reason")).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void orIsRefused(String text, Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    var escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
    for (var field :
        List.of(
            "\"reference\":\"%s\"",
            "\"description\":\"%s\"",
            "\"metadata\":{\"k\":\"%s\"}",
            "\"metadata\":{\"%s\":\"v\"}",
            "\"payer\":{\"name\":\"%s\"}")) {
      var body =
          "{\"amount\":100,\"currency\":\"CAD\",\"source\":\""
              + token
              + "\","
              + field.formatted(escaped)
              + "}";

      var reply = shop.post("/v1/payments", Shop.fresh(), body);

      assertThat(reply.status()).as(field + reply.body()).isEqualTo(400);
    }
  }

  @Test
  void doesNothingInAQueryEither(Api api) {
    var shop = api.shop();
    for (var name :
        List.of(
            "status",
            "reference",
            "purpose",
            "created_from",
            "created_to",
            "limit",
            "cursor",
            "x")) {
      for (var text :
          List.of(
              "' OR 1=1 --",
              "\u0000",
              "%",
              "\ud83d\ude00",
              "\r\nSet-Cookie: a=b",
              "1;SELECT pg_sleep(9)")) {
        var reply = shop.get("/v1/payments?" + name + "=" + encoded(text));

        assertThat(reply.status()).as(name + "=" + text).isIn(200, 400);
        assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
      }
    }
    for (var query :
        List.of("%00=1", "reference=%ff%fe", "reference=%c0%80", "reference", "=", "&&")) {
      assertThat(shop.get("/v1/payments?" + query).status()).as(query).isIn(200, 400);
    }
  }

  @Test
  void doesNothingInAPathEither(Api api) {
    for (var id :
        List.of(
            "%00",
            "'%20OR%201=1", "..%2f..%2fetc", "pay_%ff", "pay_" + "z".repeat(26), "%0d%0aX:1")) {
      var reply = api.shop().get("/v1/payments/" + id);

      assertThat(reply.status()).as(id).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void isTheNameOfAnOrganization(String text, Api api) {
    var made = api.asOperator("/v1/organizations", JSON.writeValueAsString(Map.of("name", text)));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/name")).isEqualTo(text);
  }

  private static String charge(String token, String text) {
    return JSON.writeValueAsString(
        Map.of(
            "amount",
            100,
            "currency",
            "CAD",
            "source",
            token,
            "reference",
            text,
            "description",
            text,
            "payer",
            Map.of("name", text, "email", text, "ip", text, "user_agent", text),
            "metadata",
            Map.of(text, text),
            "external_refs",
            Map.of(text, text),
            "billing_address",
            Map.of("line1", text, "city", text)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
