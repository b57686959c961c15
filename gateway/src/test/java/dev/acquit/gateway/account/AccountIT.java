package dev.acquit.gateway.account;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Problems;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts are set up by the API, and charged from then on. */
@GatewayTest
class AccountIT {

  @Test
  void newAccountIsChargedAtOnceAndShowsNoCredential(Api api) {
    var shop = api.shop();
    shop.paid(Shop.fresh()); // in the sandbox, which every organization has in test mode
    var account = shop.account("own", TestSimulator.address().toString());

    assertThat(account.status()).as(account.body()).isEqualTo(201);
    assertThat(account.text("/credentials/api_key")).isEqualTo("text:****");
    assertThat(account.text("/capabilities/rails/0/rail")).isEqualTo("card");
    assertThat(account.json().at("/live").asBoolean()).isFalse();
    var charge = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(charge.text("/attempts/0/processor_account")).isEqualTo(account.text("/id"));
  }

  @Test
  void severalAccountsOfOneProcessorAreEachTheirOwn(Api api) {
    var shop = api.shop();
    var first = shop.account("first", TestSimulator.address().toString());
    var second = shop.account("second", TestSimulator.address().toString());

    assertThat(accountOf(shop)).isEqualTo(first.text("/id"));
    var off = shop.patch(path(first), "{\"enabled\":false}");
    assertThat(off.json().at("/enabled").asBoolean()).isFalse();
    assertThat(accountOf(shop)).isEqualTo(second.text("/id"));
    assertThat(shop.get("/v1/processor_accounts").json().at("/data").size()).isEqualTo(2);
    assertThat(shop.get(path(second)).body()).isEqualTo(second.body());
  }

  @Test
  void nameIsTakenOnce(Api api) {
    var shop = api.shop();
    var url = TestSimulator.address().toString();
    shop.account("own", url);
    assertProblem(shop.account("own", url), 409, "wrong_state");
    var other = shop.account("other", url);
    assertProblem(shop.patch(path(other), "{\"name\":\"own\"}"), 409, "wrong_state");
    assertThat(api.shop().account("own", url).status()).isEqualTo(201);
  }

  @Test
  void resilienceIsItsOwn(Api api) {
    var shop = api.shop();
    var body =
        """
        {"processor":"simulator","name":"own","base_url":"%s","credentials":{"api_key":"text:own"},"resilience":%s}\
        """;
    var url = TestSimulator.address().toString();
    var wrong = "{\"failure_rate\":0,\"open_for\":\"1h\",\"slow_after\":\"PT3M\",\"windows\":1}";
    var refused = shop.account(body.formatted(url, wrong));

    assertProblem(refused, 400, "invalid_request");
    assertThat(Problems.errors(refused))
        .containsExactlyInAnyOrder(
            "/resilience/failure_rate out_of_range",
            "/resilience/open_for invalid_format",
            "/resilience/slow_after invalid_format",
            "/resilience/windows unknown_field");
    var right = "{\"concurrency\":5,\"open_for\":\"PT1M\"}";
    var account = shop.account(body.formatted(url, right));
    assertThat(account.json().at("/resilience").size()).isEqualTo(2);
    assertThat(account.text("/resilience/open_for")).isEqualTo("PT1M");
    shop.patch(path(account), "{\"name\":\"other\"}");
    assertThat(shop.get(path(account)).number("/resilience/concurrency")).isEqualTo(5);
    shop.patch(path(account), "{\"resilience\":{}}");
    assertThat(shop.get(path(account)).json().at("/resilience").size()).isZero();
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var wrong =
        api.shop()
            .account(
                """
                {"processor":"simulator","base_url":"http://10.0.0.1","credentials":{"api_kee":"text:a",
                  "webhook_secret":"env:HOME"},"settings":{"site":"x"},"deadlines":{"charge":"soon","nap":"PT1S"}}
                """);
    assertProblem(wrong, 400, "invalid_request");
    assertThat(pointers(wrong))
        .containsExactlyInAnyOrder(
            "/base_url",
            "/credentials/api_kee",
            "/credentials/api_key",
            "/credentials/webhook_secret",
            "/settings/site",
            "/deadlines/charge",
            "/deadlines/nap");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"processor\":\"none_such\"}',/processor",
    "'{\"processor\":\"simulator\",\"credentials\":{\"api_key\":\"text:a\"}}',/base_url",
    "'{\"processor\":\"simulator\",\"base_url\":\"http://127.0.0.1:1\",\"credentials\":{\"api_key\":\"sk_live_in_clear\"}}',/credentials/api_key",
  })
  void eachIsTold(String body, String pointer, Api api) {
    var reply = api.shop().account(body);
    assertThat(pointers(reply)).contains(pointer);
    assertThat(reply.body()).doesNotContain("sk_live_in_clear");
  }

  @Test
  void liveAccountTakesReferencesToTheEnvironmentOnly(Api api) {
    var organization = api.shop().organization();
    var live = new Shop(api, organization, api.key(organization, "{\"live\":true}"));
    var literal = live.account("own", "https://simulator.example");
    assertThat(pointers(literal)).contains("/credentials/api_key", "/credentials/webhook_secret");
    assertThat(pointers(live.account("own", "http://simulator.example"))).contains("/base_url");
    assertThat(live.get("/v1/processor_accounts").json().at("/data").size()).isZero();
  }

  private static String accountOf(Shop shop) {
    return shop.charge(Shop.APPROVED, Shop.fresh()).text("/attempts/0/processor_account");
  }

  private static String path(Reply account) {
    return "/v1/processor_accounts/" + account.text("/id");
  }

  private static List<String> pointers(Reply reply) {
    return Problems.errors(reply).stream().map(error -> error.split(" ", 2)[0]).toList();
  }
}
