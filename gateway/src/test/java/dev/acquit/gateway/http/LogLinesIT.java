package dev.acquit.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each line of the log says whose it is. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aChargesLinesCarryItsIds(Api api, CapturedOutput output) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    var headers = new HashMap<>(Api.bearer(shop.key()));
    var request = Shop.fresh();
    headers.put("X-Request-Id", request);
    headers.put("Idempotency-Key", Shop.fresh());

    var payment = api.http().post("/v1/payments", Shop.body(token, Shop.fresh(), ""), headers);

    assertThat(payment.headers().firstValue("X-Request-Id")).hasValue(request);
    var lines = linesOf(request, output);
    assertThat(lines)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(line ->
            assertThat(line.path("organization_id").asString("")).isEqualTo(shop.organization()));
    assertThat(lines)
        .filteredOn(line -> line.get("message").asString().startsWith("CHARGE"))
        .singleElement()
        .satisfies(line ->
            assertThat(line.path("payment_id").asString("")).isEqualTo(payment.text("/id")));
    assertThat(lines)
        .filteredOn(line -> line.get("message").asString().startsWith("POST /v1/payments 201"))
        .hasSize(1);
  }

  @Test
  void aRefusedRequestHasOneToo(Api api, CapturedOutput output) {
    var request = Shop.fresh();
    var headers = new HashMap<>(Api.bearer("aq_test_nobody"));
    headers.put("X-Request-Id", request);

    api.http().get("/v1/payments?reference=secret", headers);

    assertThat(linesOf(request, output))
        .singleElement()
        .satisfies(line ->
            assertThat(line.get("message").asString())
                .startsWith("GET /v1/payments 401")
                .doesNotContain("secret"));
  }

  private static List<JsonNode> linesOf(String request, CapturedOutput output) {
    return output
        .getAll()
        .lines()
        .filter(line -> line.startsWith("{") && line.contains(request))
        .map(JSON::readTree)
        .filter(line -> line.path("request_id").asString("").equals(request))
        .toList();
  }
}
