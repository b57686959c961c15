package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a batch would do is what the dry runs of its items say, and then what comes of them. */
@GatewayTest
class OutlookIT {

  private static final String STOLEN = "4000000000009979";
  private static final String EXPIRED = "4000000000000069";
  private static final String RETURNED = ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}";

  @Test
  void itIsWhatTheItemsThemselvesWouldSay(Api api) {
    var shop = api.shop();
    var office = new Office(shop);
    var items = items(office);
    var all = List.copyOf(items.keySet());

    var dry = office.post(Office.body("retry", all, ",\"dry_run\":true"));

    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.number("/rows")).isEqualTo(items.size());
    var said = new TreeMap<>(counts(dry, "refused"));
    said.putAll(counts(dry, "skipped"));
    var expected =
        items.values().stream()
            .filter(why -> !why.isEmpty())
            .collect(groupingBy(why -> why, TreeMap::new, counting()));
    assertThat(said).as(dry.body()).isEqualTo(expected);
    assertThat(counts(dry, "skipped")).containsOnlyKeys("retry_planned");
    assertThat(dry.number("/to_do")).isEqualTo(2);
    assertThat(dry.json().at("/charges").toString())
        .isEqualTo("[{\"currency\":\"CAD\",\"amount\":12550,\"rows\":1}]");
    assertThat(dry.json().at("/refunds").toString())
        .isEqualTo("[{\"currency\":\"CAD\",\"amount\":5000,\"rows\":1}]");
    items.forEach((item, why) -> {
      var one = shop.post("/v1/action_items/" + item + "/retry", "{\"dry_run\":true}");
      if (!why.equals("retry_planned")) {
        assertThat(one.text("/refusal")).as(one.body()).isEqualTo(why);
      }
    });

    var batch = office.begun(Office.body("retry", all, ""));

    office.becomes(batch, "completed");
    var outcomes = office.outcomes(batch);
    items.forEach((item, why) -> {
      if (!why.isEmpty()) {
        assertThat(outcomes.get(item)).as(item).endsWith(" " + why);
      }
    });
    assertThat(outcomes.values()).filteredOn(one -> one.startsWith("refused")).hasSize(7);
    assertThat(shop.get(Office.BATCHES + "/" + batch + "/rows.csv").body())
        .contains(",refused,source_required,");
  }

  @Test
  void whatIsConfirmedWouldGoOutToo(Api api) {
    var office = new Office(api.shop());
    var planned = office.item(failed(User.of(office.shop()), Shop.NO_FUNDS, Debtor.INSTALLMENT));
    eventually(() ->
        assertThat(office.shop().get("/v1/action_items/" + planned).text("/status"))
            .isEqualTo("waiting"));

    var dry = office.post(Office.body("retry", List.of(planned), ",\"dry_run\":true"));
    var confirmed =
        office.post(Office.body("retry", List.of(planned), ",\"dry_run\":true,\"confirm\":true"));
    var rejected =
        office.post(
            Office.body("reject", List.of(planned), ",\"dry_run\":true,\"reason\":\"Gone\""));

    assertThat(dry.number("/to_do")).isZero();
    assertThat(dry.json().at("/charges").size()).isZero();
    assertThat(confirmed.number("/to_do")).isOne();
    assertThat(rejected.number("/to_do")).isOne();
    assertThat(confirmed.json().at("/refused").size()).isZero();
  }

  /** By their ids: the code that a retry is answered with, empty where it goes out. */
  private static Map<String, String> items(Office office) {
    var shop = office.shop();
    var items = new LinkedHashMap<String, String>();
    var soft = failed(User.of(shop), Shop.NO_FUNDS, Office.UNPLANNED);
    items.put(office.item(soft), "");
    var planned = failed(User.of(shop), Shop.NO_FUNDS, Debtor.INSTALLMENT);
    items.put(office.item(planned), "retry_planned");
    items.put(office.item(failed(User.of(shop), STOLEN, Office.UNPLANNED)), "retry_refused");
    items.put(office.item(failed(User.of(shop), EXPIRED, Office.UNPLANNED)), "retry_refused");
    items.put(office.item(byToken(shop)), "source_required");
    var revoked = User.of(shop);
    var method = revoked.card(Shop.NO_FUNDS);
    items.put(
        office.item(failed(revoked.charge(method, Shop.fresh(), Office.UNPLANNED))), "not_found");
    revoked.revoke(method);
    items.put(office.item(returned(shop, ofMethod(shop))), "mandate_ended");
    var token = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    items.put(office.item(returned(shop, token)), "source_required");
    items.put(refunded(office, "insufficient_funds"), "");
    items.put(refunded(office, "expired_card"), "retry_refused");
    var waiting = office.item(planned);
    eventually(() ->
        assertThat(shop.get("/v1/action_items/" + waiting).text("/status")).isEqualTo("waiting"));
    return items;
  }

  private static String failed(User user, String number, String more) {
    return failed(user.charge(user.card(number), Shop.fresh(), more));
  }

  private static String failed(Reply charged) {
    assertThat(charged.text("/status")).as(charged.body()).isEqualTo("failed");
    return charged.text("/id");
  }

  private static String byToken(Shop shop) {
    return failed(User.of(shop).charge(shop.token(Shop.NO_FUNDS), Shop.fresh(), Office.UNPLANNED));
  }

  private static String ofMethod(Shop shop) {
    var user = User.of(shop);
    return user.charge(user.account(), Shop.fresh()).text("/id");
  }

  private static String returned(Shop shop, String debit) {
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, RETURNED);
    return debit;
  }

  /** The item of a refund of 50.00 that came back for that reason. */
  private static String refunded(Office office, String reason) {
    var shop = office.shop();
    var payment = shop.paid(Shop.fresh());
    var refund = "/v1/refunds/" + shop.refund(payment, "{\"amount\":5000}").text("/id");
    eventually(() -> assertThat(shop.get(refund).text("/status")).isEqualTo("succeeded"));
    var attempt = shop.payment(payment).json().at("/attempts/1");
    var code = ",\"decline_code\":\"" + reason + "\"";
    ProcessorEvents.of(shop, payment).refund(attempt, "refund.failed", 9, "declined", code);
    return office.item(payment);
  }

  private static Map<String, Long> counts(Reply dry, String what) {
    var counts = new TreeMap<String, Long>();
    for (JsonNode one : dry.json().at("/" + what)) {
      counts.put(one.at("/reason").asString(), one.at("/rows").asLong());
    }
    return counts;
  }
}
