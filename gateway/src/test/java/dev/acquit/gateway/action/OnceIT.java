package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import org.junit.jupiter.api.Test;

/** A token pays once: whatever says what to do next asks for another source. */
@GatewayTest
class OnceIT {

  private static final String UNPLANNED =
      ",\"initiator\":\"merchant\",\"purpose\":\"installment\",\"retry\":\"none\"";

  @Test
  void anotherSourceIsAskedForByNameEverywhere(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var debit = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");
    var item = desk.item(debit);

    var shown = desk.shown(item);
    assertThat(shown.text("/next_step/code")).isEqualTo("change_method");
    assertThat(shown.text("/detail/refusal")).isEqualTo("source_required");
    assertThat(shop.get(Desk.PATH + "?payment=" + debit).text("/data/0/next_step/code"))
        .isEqualTo("change_method");
    eventually(() ->
        assertThat(
                shop.get("/v1/events?type=action_item.opened&resource=" + item)
                    .text("/data/0/data/next_step/code"))
            .isEqualTo("change_method"));
    assertThat(desk.post(item, "retry", "{\"dry_run\":true}").text("/refusal"))
        .isEqualTo("source_required");
    var refused = desk.post(item, "retry", "{}");
    assertProblem(refused, 400, "source_required");
    assertThat(errors(refused)).containsExactly("/source required");
  }

  @Test
  void onceASavedMethodWasTriedItMayBeTriedAgain(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var user = User.of(shop);
    var failed = user.charge(shop.token(Shop.NO_FUNDS), Shop.fresh(), UNPLANNED).text("/id");
    var item = desk.item(failed);
    assertThat(desk.shown(item).text("/next_step/code")).isEqualTo("change_method");

    var saved = "{\"source\":\"" + user.card(Shop.NO_FUNDS) + "\"}";
    assertThat(desk.post(item, "retry", saved).text("/status")).isEqualTo("failed");

    eventually(() -> {
      var now = desk.shown(item);
      assertThat(now.text("/next_step/code")).as(now.body()).isEqualTo("retry");
    });
  }
}
