package dev.acquit.gateway.token;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A processor's own token is wrapped, and pays where it belongs. */
@GatewayTest
class ProcessorTokenIT {

  @Test
  void wrappedTokenPaysOnceAtItsAccountWithoutANumber(Api api) {
    var shop = api.shop();
    var first = shop.account("first", TestSimulator.address().toString()).text("/id");
    var key = Shop.fresh();
    var account = account(shop, "second", key);
    var theirs = leftWithTheSimulator(key);

    var wrapped = wrap(shop, account, theirs);

    assertThat(wrapped.status()).as(wrapped.body()).isEqualTo(201);
    assertThat(wrapped.text("/type")).isEqualTo("processor_token");
    assertThat(wrapped.text("/processor_token/processor_account")).isEqualTo(account);
    assertThat(wrapped.body()).doesNotContain(theirs);
    var body = Shop.body(wrapped.text("/id"), Shop.fresh(), "");
    var paid = shop.decided("/v1/payments", Shop.fresh(), body);
    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    assertThat(paid.text("/source/type")).isEqualTo("processor_token");
    assertThat(paid.text("/attempts/0/processor_account")).isEqualTo(account).isNotEqualTo(first);
    assertProblem(shop.post("/v1/payments", Shop.fresh(), body), 409, "token_used");
  }

  @Test
  void tokenOfNobodysAccountIsRefused(Api api) {
    var shop = api.shop();
    var strangers = api.shop().account("own", TestSimulator.address().toString()).text("/id");
    assertProblem(wrap(shop, strangers, "tok_1"), 400, "invalid_request");
    assertProblem(wrap(shop, "pac_x", "tok_1"), 400, "invalid_request");
  }

  private static Reply wrap(Shop shop, String account, String token) {
    return shop.post(
        "/v1/tokens",
        """
        {"type":"processor_token","processor_token":{"processor_account":"%s","token":"%s"}}
        """
            .formatted(account, token));
  }

  private static String account(Shop shop, String name, String key) {
    return shop.account(
            """
            {"processor":"simulator","name":"%s","base_url":"%s","credentials":{"api_key":"text:%s"}}
            """
                .formatted(name, TestSimulator.address(), key))
        .text("/id");
  }

  /** As a processor's own page would. */
  private static String leftWithTheSimulator(String key) {
    return new Http(TestSimulator.address())
        .post(
            "/v1/tokens",
            """
            {"card":{"number":"4242424242424242","exp_month":12,"exp_year":2050,"cvc":"123"}}
            """,
            Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json"))
        .text("/token");
  }
}
