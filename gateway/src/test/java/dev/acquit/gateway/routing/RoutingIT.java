package dev.acquit.gateway.routing;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules over HTTP: stored in versions, checked whole, and tried. */
@GatewayTest
class RoutingIT {

  private static final String PATH = "/v1/routing";

  @Test
  void versionsAreCountedKeptAndTold(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    assertThat(shop.get(PATH).json().at("/version").asInt()).isZero();

    var first = shop.put(PATH, rules(0, rule("first", account)));
    var second = shop.put(PATH, rules(1, rule("second", account)));

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.json().at("/version").asInt()).isEqualTo(2);
    assertThat(second.text("/id")).isEqualTo(first.text("/id"));
    assertThat(shop.get(PATH).body()).isEqualTo(second.body());
    assertThat(shop.get(PATH + "?version=1").body()).isEqualTo(first.body());
    assertProblem(shop.get(PATH + "?version=3"), 404, "not_found");
    var events = shop.get("/v1/events?type=routing.updated&resource=" + first.text("/id"));
    assertThat(events.json().at("/data").size()).isEqualTo(2);
    assertThat(events.json().at("/data/0/sequence").asInt()).isEqualTo(2);
    assertThat(events.json().at("/data/0/data")).isEqualTo(second.json());
  }

  @Test
  void whoReadAnotherVersionIsRefused(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    shop.put(PATH, rules(0, rule("first", account)));

    assertProblem(shop.put(PATH, rules(0, rule("late", account))), 409, "wrong_state");
    assertProblem(shop.put(PATH, rules(2, rule("early", account))), 409, "wrong_state");
    assertThat(shop.get(PATH).text("/rules/0/name")).isEqualTo("first");
    assertThat(shop.put(PATH, "{\"rules\":[]}").json().at("/version").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsStoredIsShownAsItWasWritten(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    var when =
        """
        {"rail":["card"],"brand":["visa","amex"],"currency":["CAD"],"amount":{"currency":"CAD","from":100,"to":null},\
        "bin_country":["CA"],"purpose":["checkout"],"initiator":["customer"],\
        "time":{"days":["monday"],"from":"22:00","to":"06:00","zone":"America/Toronto"}}\
        """;
    var body =
        """
        {"rules":[{"name":"All of it","when":%s,"candidates":[{"processor_account":"%s","weight":1}],\
        "failover_on":["system_error"]}],"default":{"candidates":[{"processor_account":"%s"}],"others":false}}\
        """
            .formatted(when, account, account);

    var stored = shop.put(PATH, body);

    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    assertThat(stored.body()).contains("\"when\":" + when);
    assertThat(shop.get(PATH).body()).isEqualTo(stored.body());
    assertThat(stored.json().at("/default/others").asBoolean()).isFalse();
    var again =
        "{\"rules\":"
            + stored.json().at("/rules")
            + ",\"default\":"
            + stored.json().at("/default")
            + "}";
    assertThat(shop.put(PATH, again).json().at("/rules")).isEqualTo(stored.json().at("/rules"));
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    var others = account(api.shop(), "theirs");

    var refused =
        shop.put(
            PATH,
            """
            {"version":-1,"rule":1,"rules":[
              {"name":"a","when":{"rail":["sepa"],"brand":[],"currency":["XAU"],"bin_country":["ca"],"sex":"f",
                "amount":{"currency":"CAD","from":2,"to":1},"purpose":["deposit","deposit"],"initiator":"both",
                "time":{"from":"9:00","to":"00:00","zone":"Mars/Base","days":["someday"]}},
               "candidates":[{"processor_account":"%1$s","weight":0},{"processor_account":"%1$s"}],
               "failover_on":["insufficient_funds","not_found","because"]},
              {"name":"a","candidates":[{"processor_account":"%2$s"},{"processor_account":"pac_x"},7]},
              {"candidates":[]}],
             "default":{"others":false}}
            """
                .formatted(account, others));

    assertProblem(refused, 400, "invalid_request");
    assertThat(errors(refused))
        .containsExactlyInAnyOrder(
            "/version out_of_range",
            "/rule unknown_field",
            "/rules/0/when/rail/0 invalid_choice",
            "/rules/0/when/brand required",
            "/rules/0/when/currency/0 invalid_choice",
            "/rules/0/when/bin_country/0 invalid_choice",
            "/rules/0/when/sex unknown_field",
            "/rules/0/when/amount/to invalid",
            "/rules/0/when/purpose/1 repeated",
            "/rules/0/when/initiator invalid_type",
            "/rules/0/when/initiator required",
            "/rules/0/when/time/from invalid_format",
            "/rules/0/when/time/to invalid",
            "/rules/0/when/time/zone invalid_format",
            "/rules/0/when/time/days/0 invalid_choice",
            "/rules/0/candidates/1/weight required",
            "/rules/0/candidates/1/processor_account repeated",
            "/rules/0/candidates invalid",
            "/rules/0/failover_on/0 invalid",
            "/rules/0/failover_on/1 invalid",
            "/rules/0/failover_on/2 invalid_choice",
            "/rules/1/name repeated",
            "/rules/1/candidates/0/processor_account invalid_choice",
            "/rules/1/candidates/1/processor_account invalid_choice",
            "/rules/1/candidates/2 invalid_type",
            "/rules/2/name required",
            "/rules/2/candidates required",
            "/default/candidates required");
    assertThat(shop.get(PATH).json().at("/version").asInt()).isZero();
  }

  @Test
  void thereIsAnEndToRulesAndTheOtherModesAccountIsNotThere(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    var many = IntStream.range(0, 51).mapToObj(at -> rule("r" + at, account)).toList();
    assertThat(errors(shop.put(PATH, "{\"rules\":" + many + "}")))
        .containsExactly("/rules too_many");

    var live = new Shop(api, shop.organization(), api.key(shop.organization(), "{\"live\":true}"));

    assertThat(errors(live.put(PATH, rules(0, rule("r", account)))))
        .containsExactly("/rules/0/candidates/0/processor_account invalid_choice");
    shop.put(PATH, rules(0, rule("r", account)));
    assertThat(live.get(PATH).json().at("/version").asInt()).isZero();
  }

  @Test
  void manyWhoReplaceAtOnceGetVersionsOfTheirOwn(Api api) {
    var shop = api.shop();
    var account = account(shop, "one");
    IntStream.range(0, 8)
        .parallel()
        .forEach(at -> shop.put(PATH, "{\"rules\":[" + rule("r" + at, account) + "]}"));

    eventually(() -> assertThat(shop.get(PATH).json().at("/version").asInt()).isEqualTo(8));
    var events = shop.get("/v1/events?type=routing.updated").json().at("/data");
    assertThat(events.valueStream().map(event -> event.at("/sequence").asInt()))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 8).boxed().toList());
  }

  private static String account(Shop shop, String name) {
    return shop.account(name, TestSimulator.address().toString()).text("/id");
  }

  private static String rules(int version, String rule) {
    return "{\"version\":" + version + ",\"rules\":[" + rule + "]}";
  }

  private static String rule(String name, String... accounts) {
    var candidates =
        List.of(accounts).stream().map(id -> "{\"processor_account\":\"" + id + "\"}").toList();
    return "{\"name\":\"" + name + "\",\"candidates\":" + candidates + "}";
  }
}
