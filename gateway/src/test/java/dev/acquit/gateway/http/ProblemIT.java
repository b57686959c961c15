package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the caller gets the same kind of answer. */
@GatewayTest
class ProblemIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/nothing",
        "/v1/payments/",
        "/v1/payments/x/y/z",
        "/v1/payments/pay_1",
        "/v1/"
      })
  void anUnknownPathIsNotFound(String path, Api api) {
    assertProblem(api.shop().get(path), 404, "not_found");
    assertProblem(api.http().get(path, Map.of()), 401, "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2/payments", "/favicon.ico", "/actuator/env"})
  void anUnknownPathElsewhereIsNotFoundToo(String path, Api api) {
    assertProblem(api.http().get(path, Map.of()), 404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/v1/payments",
    "PUT,/v1/payments/pay_1",
    "PATCH,/v1/tokens",
    "GET,/v1/tokens",
    "PUT,/v1/payment_methods/pm_1",
    "GET,/v1/payment_methods/pm_1/consent",
    "DELETE,/v1/wallets/u-1/payment_methods"
  })
  void aMethodThatIsNotThereIsNotAllowed(String method, String path, Api api) {
    var reply = api.http().send(method, path, new byte[0], Api.bearer(api.shop().key()));

    assertProblem(reply, 405, "method_not_allowed");
    assertThat(reply.headers().firstValue("Allow")).isPresent();
  }

  @Test
  void headersHaveALimit(Api api) {
    var headers = new HashMap<>(Api.bearer(api.shop().key()));
    headers.put("X-Long", "a".repeat(20_000));

    assertThat(api.http().get("/v1/payments", headers).status()).isBetween(400, 499);
    assertThat(api.http().get("/v1/payments?reference=" + "a".repeat(9_000), Map.of()).status())
        .isBetween(400, 499);
  }

  @Test
  void neverQuotesASecret(Api api) {
    var shop = api.shop();
    var body =
        """
        {"type":"card","card":{"number":"4242424242424241","exp_month":13,"exp_year":2050,"cvc":"98x7",
         "pin":"5566"}}\
        """;

    var reply = shop.post("/v1/tokens", body);

    assertProblem(reply, 400, "invalid_request");
    assertThat(reply.body()).doesNotContain("4242", "98x7", "5566", shop.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "text/html", "nonsense"})
  void whateverTheCallerAcceptsItGetsJson(String accept, Api api) {
    var headers = new HashMap<>(Api.bearer(api.shop().key()));
    headers.put("Accept", accept);

    assertProblem(api.http().get("/v1/payments?limit=0", headers), 400, "invalid_request");
    assertThat(api.http().get("/v1/payments", headers).status()).isEqualTo(200);
  }

  @Test
  void aRequestIdIsEchoedWhenItIsPlain(Api api) {
    var reply = api.http().get("/v1/payments", Map.of("X-Request-Id", "order-7:a.b_c"));

    assertProblem(reply, 401, "unauthorized");
    assertThat(reply.text("/request_id")).isEqualTo("order-7:a.b_c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "<script>", "caf\u00e9", "4242424242424242", "4242-4242-4242-4242", ""})
  void aRequestIdIsReplacedWhenItIsNot(String sent, Api api) {
    var reply = api.http().get("/v1/payments", Map.of("X-Request-Id", sent));

    assertThat(reply.text("/request_id")).startsWith("req_").hasSize(24);
    assertThat(reply.headers().firstValue("X-Request-Id")).hasValue(reply.text("/request_id"));
  }

  @Test
  void aTraceparentIsTaken(Api api) {
    var shop = api.shop();
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(api.http().get("/v1/payments", headers).status()).isEqualTo(200);

    headers.put("traceparent", "nonsense-" + Shop.fresh());
    assertThat(api.http().get("/v1/payments", headers).status()).isEqualTo(200);
  }
}
