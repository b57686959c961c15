package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not one JSON object in UTF-8 is refused before anybody looks into it. */
@GatewayTest
class MalformedBodyIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"amount\":1}]",
        "\"text\"",
        "12",
        "null",
        "true",
        "{",
        "{\"amount\":012}",
        "{\"amount\":1,\"amount\":2}",
        "{\"payer\":{\"name\":\"a\",\"name\":\"b\"}}",
        "{} {}",
        "{}x",
        "{'amount':1}",
        "{\"amount\":NaN}",
        "{\"reference\":\"\u0000\"}",
        "{\"amount\":1,}",
        "{/* no */}",
        "{\"amount\":123456789012345678901234567890123}",
      })
  void isNotAnObjectInJson(String body, Api api) {
    assertProblem(api.shop().post("/v1/payments", Shop.fresh(), body), 400, "malformed_json");
  }

  @Test
  void nestsTooDeeply(Api api) {
    var shop = api.shop();
    var objects = "{\"metadata\":".repeat(5_000) + "1" + "}".repeat(5_000);
    var arrays = "{\"metadata\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertProblem(shop.post("/v1/payments", Shop.fresh(), objects), 400, "malformed_json");
    assertProblem(shop.post("/v1/payments", Shop.fresh(), arrays), 400, "malformed_json");
  }

  @Test
  void isNotUtf8(Api api) {
    var shop = api.shop();
    var latin = "{\"reference\":\"caf\u00e9\",\"amount\":1}".getBytes(ISO_8859_1);
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("Idempotency-Key", Shop.fresh());
    headers.put("Content-Type", "application/json");

    var reply = api.http().send("POST", "/v1/payments", latin, headers);

    assertProblem(reply, 400, "malformed_json");
    assertThat(reply.body()).doesNotContain("caf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reference\":\"\\ud800\"}",
        "{\"metadata\":{\"\\udc00x\":\"v\"}}",
        "{\"metadata\":{\"k\":\"a\\ud83db\"}}"
      })
  void holdsHalfACharacter(String body, Api api) {
    assertThat(api.shop().post("/v1/payments", Shop.fresh(), body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "rubbish"
      })
  void isOfAnotherType(String type, Api api) {
    var headers = new HashMap<>(Api.bearer(api.shop().key()));
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
    }

    var reply =
        api.http().send("POST", "/v1/tokens", "{\"type\":\"card\"}".getBytes(ISO_8859_1), headers);

    assertProblem(reply, 415, "unsupported_media_type");
  }
}
