package dev.acquit.gateway.audit;

import static dev.acquit.gateway.support.Problems.errors;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done is written down: who, from where, what, before and after. */
@GatewayTest
class JournalIT {

  @Test
  void theOperatorsActs(Api api) {
    var shop = api.shop();
    var keys = "/v1/organizations/" + shop.organization() + "/api_keys";
    var made = api.asOperator(keys, "{\"name\":\"Till\",\"permissions\":[\"payments.view\"]}");
    api.http().delete(keys + "/" + made.text("/id"), Api.bearer(Api.OPERATOR_KEY));
    api.http().delete(keys + "/" + made.text("/id"), Api.bearer(Api.OPERATOR_KEY)); // nothing new
    var diary = new Diary(shop);
    assertThat(diary.actions())
        .containsExactly(
            "organization.created", "api_key.created", "api_key.created", "api_key.revoked");
    var founded = diary.newest("organization.created");
    assertThat(founded.at("/resource").asString()).isEqualTo(shop.organization());
    assertThat(founded.at("/actor").toString())
        .isEqualTo("{\"type\":\"operator\",\"id\":null,\"name\":\"operator\"}");
    assertThat(founded.at("/live").isNull()).isTrue();
    var created = diary.all("?resource=" + made.text("/id")).getLast();
    assertThat(created.at("/before").isNull()).isTrue();
    assertThat(created.at("/after/permissions").toString()).isEqualTo("[\"payments.view\"]");
    assertThat(created.at("/after").toString()).doesNotContain(made.text("/key"));
    assertThat(diary.newest("api_key.revoked").at("/resource").asString())
        .isEqualTo(made.text("/id"));
  }

  @Test
  void aKeysActs(Api api) {
    var shop = api.shop();
    var url = TestSimulator.address().toString();
    var account = shop.account("first", url).text("/id");
    shop.patch("/v1/processor_accounts/" + account, "{\"enabled\":false}");
    var diary = new Diary(shop);
    var created = diary.newest("processor_account.created");
    assertThat(created.at("/after/credentials/api_key").asString()).isEqualTo("text:****");
    assertThat(created.at("/actor/type").asString()).isEqualTo("api_key");
    assertThat(created.at("/actor/id").asString()).startsWith("key_");
    assertThat(created.at("/actor/name").asString()).isEqualTo("API key");
    assertThat(created.at("/from/ip").asString()).isEqualTo("127.0.0.1");
    assertThat(created.at("/from/user_agent").asString()).startsWith("Java-http-client/");
    assertThat(created.at("/request_id").asString()).startsWith("req_");
    assertThat(created.at("/live").asBoolean()).isFalse();
    var changed = diary.newest("processor_account.updated");
    assertThat(changed.at("/resource").asString()).isEqualTo(account);
    assertThat(changed.at("/before").toString()).isEqualTo("{\"enabled\":true}");
    assertThat(changed.at("/after").toString()).isEqualTo("{\"enabled\":false}");
  }

  @Test
  void settingsThatAreStored(Api api) {
    var shop = api.shop();
    shop.put("/v1/routing", "{\"rules\":[]}");
    shop.put("/v1/retries", "{\"enabled\":false}");
    var diary = new Diary(shop);
    var routed = diary.newest("routing.updated");
    assertThat(routed.at("/resource").asString()).startsWith("rtg_");
    assertThat(routed.at("/before/version").asInt()).isZero();
    assertThat(routed.at("/after/version").asInt()).isEqualTo(1);
    var retried = diary.newest("retry_schedule.updated");
    assertThat(retried.at("/before/enabled").asBoolean()).isTrue();
    assertThat(retried.at("/after/enabled").asBoolean()).isFalse();
  }

  @Test
  void webhookEndpoints(Api api) {
    var shop = api.shop();
    var made =
        shop.post(
            "/v1/webhook_endpoints",
            "{\"url\":\"https://shop.example.com/hooks/s3cret?t=s3cret\",\"events\":[\"*\"]}");
    var path = "/v1/webhook_endpoints/" + made.text("/id");
    shop.patch(path, "{\"status\":\"disabled\"}");
    shop.post(path + "/rotate_secret", "{}");
    api.http().delete(path, Api.bearer(shop.key()));
    api.http().delete(path, Api.bearer(shop.key())); // 404
    var diary = new Diary(shop);
    assertThat(diary.all("?resource=" + made.text("/id")))
        .extracting(one -> one.at("/action").asString())
        .containsExactly(
            "webhook_endpoint.deleted",
            "webhook_endpoint.secret_rotated",
            "webhook_endpoint.updated",
            "webhook_endpoint.created");
    assertThat(diary.newest("webhook_endpoint.created").at("/after/url").asString())
        .isEqualTo("https://shop.example.com");
    assertThat(shop.get("/v1/journal").body())
        .doesNotContain("s3cret", made.text("/secret"), shop.key());
    assertThat(diary.newest("webhook_endpoint.updated").at("/after").toString())
        .isEqualTo("{\"disabled_reason\":\"requested\",\"status\":\"disabled\"}");
  }

  @Test
  void isNarrowedAndPaged(Api api) {
    var shop = api.shop();
    IntStream.range(0, 3).forEach(_ -> shop.put("/v1/retries", "{\"enabled\":false}"));
    var diary = new Diary(shop);
    var all = diary.all("");
    var actor = all.getFirst().at("/actor/id").asString();
    assertThat(diary.all("?actor=" + actor)).hasSize(3);
    assertThat(diary.all("?actor_type=operator")).hasSize(2);
    var second = all.get(1).at("/at").asString();
    assertThat(diary.all("?from=" + second)).hasSize(2);
    assertThat(diary.all("?to=" + second)).hasSize(all.size() - 2);
    assertThat(diary.all("?from=2001-01-01T00:00:00Z&to=2002-01-01T00:00:00Z")).isEmpty();
    var page = shop.get("/v1/journal?limit=2");
    var next = shop.get("/v1/journal?limit=2&cursor=" + page.text("/next_cursor"));
    assertThat(next.text("/data/0/id")).isEqualTo(all.get(2).at("/id").asString());
    assertThat(errors(shop.get("/v1/journal?actor=x&actor_type=x&from=x&cursor=x&y=1")))
        .containsExactlyInAnyOrder(
            "actor invalid_format",
            "actor_type invalid_choice",
            "from invalid_format",
            "cursor invalid_format",
            "y unknown_parameter");
  }

  @Test
  void whatIsOfTheOtherModeOrOfOthersIsNotShown(Api api) {
    var shop = api.shop();
    shop.put("/v1/retries", "{\"enabled\":false}");
    var live = new Shop(api, shop.organization(), api.key(shop.organization(), "{\"live\":true}"));
    assertThat(new Diary(live).actions()).isNotEmpty().doesNotContain("retry_schedule.updated");
    assertThat(new Diary(api.shop()).actions()).doesNotContain("retry_schedule.updated");
  }

  @Test
  void aCardNumberIsNotWrittenDown(Api api) {
    var shop = api.shop();
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "till " + Shop.APPROVED);
    headers.put("X-Request-Id", "rid-" + shop.organization());
    var body = "{\"enabled\":false}".getBytes(UTF_8);
    assertThat(api.http().send("PUT", "/v1/retries", body, headers).status()).isEqualTo(200);
    var told = new Diary(shop).newest("retry_schedule.updated");
    assertThat(told.at("/from/user_agent").asString()).isEqualTo("till [card number]");
    assertThat(told.at("/request_id").asString()).isEqualTo("rid-" + shop.organization());
  }

  @Test
  void whatIsRefusedIsNotTold(Api api) {
    var shop = api.shop();
    var url = TestSimulator.address().toString();
    shop.account("same", url);
    assertThat(shop.account("same", url).status()).isEqualTo(409);
    shop.put("/v1/routing", "{\"version\":7,\"rules\":[]}");
    assertThat(new Diary(shop).actions())
        .containsExactly("organization.created", "api_key.created", "processor_account.created");
  }
}
