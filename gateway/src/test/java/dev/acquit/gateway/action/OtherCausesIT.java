package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** What processors report by themselves: disputes, money astray, what fits nothing. */
@GatewayTest
@TestPropertySource(properties = {"acquit.inbox.match-within=1s"})
class OtherCausesIT {

  @ParameterizedTest
  @CsvSource({"inquiry,closed", "open,won", "open,lost"})
  void aDisputeOpensOneUntilItIsDecided(String first, String last, Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    events.dispute("dp_1", first, 10000);

    var item = desk.shown(desk.item(payment));
    assertThat(item.text("/cause")).isEqualTo("disputed");
    assertThat(item.text("/dispute")).startsWith("dis_");
    assertThat(item.number("/amount")).isEqualTo(10000);
    assertThat(item.text("/next_step/code")).isEqualTo("answer_dispute");
    assertThat(shop.get(Desk.PATH + "?section=disputes").text("/data/0/id"))
        .isEqualTo(item.text("/id"));
    assertProblem(desk.post(item.text("/id"), "retry", "{}"), 409, "wrong_state");

    events.dispute("dp_1", last, 10000, 9);

    desk.becomes(payment, "resolved");
    assertThat(desk.count(payment)).isOne();
  }

  @Test
  void aDisputesItemTellsUntilWhenToAnswer(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var payment = shop.paid(Shop.fresh());
    var until = ",\"respond_by\":\"2100-02-01T12:00:00Z\"";
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000, 1, until);

    var item = desk.shown(desk.item(payment));
    assertThat(item.text("/detail/dispute/id")).isEqualTo(item.text("/dispute"));
    assertThat(item.text("/detail/dispute/status")).isEqualTo("open");
    assertThat(item.text("/detail/dispute/reason")).isEqualTo("10.4");
    assertThat(item.text("/detail/dispute/respond_by")).isEqualTo("2100-02-01T12:00:00Z");
    assertThat(
            item.json().at("/detail/timeline").valueStream().map(one -> one.at("/type").asString()))
        .containsSubsequence("dispute.opened", "action_item.opened");
  }

  @Test
  void whatWasOnlyAskedAboutOpensAnotherOnceItIsContested(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    events.dispute("dp_1", "inquiry", 10000);
    var answered = desk.item(payment);
    assertThat(desk.post(answered, "resolve", Desk.REASON).status()).isEqualTo(200);

    events.dispute("dp_1", "open", 10000, 9);

    var item = desk.becomes(payment, "open");
    assertThat(item.text("/id")).isNotEqualTo(answered);
    assertThat(item.text("/cause")).isEqualTo("disputed");
    assertThat(desk.count(payment)).isEqualTo(2);
  }

  @Test
  void aDisputeAfterARefundIsADoubleCredit(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var payment = shop.paid(Shop.fresh());
    assertThat(shop.refund(payment, "{\"amount\":5000}").text("/status")).isEqualTo("succeeded");

    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000);

    eventually(() -> assertThat(desk.count(payment)).isEqualTo(2));
    assertThat(shop.get(Desk.PATH + "?cause=double_credit").text("/data/0/payment"))
        .isEqualTo(payment);
    assertThat(shop.get(Desk.PATH + "?cause=disputed").text("/data/0/payment")).isEqualTo(payment);
  }

  @Test
  void aReportThatFitsNothingIsCompared(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));
    var stranger =
        """
        {"id":"ch_other","operation":"charge","charge":"ch_other","reference":"AOTHER","status":"approved",
          "amount":700,"currency":"CAD"}\
        """;
    events.send(ProcessorEvents.event("evt_stranger", "charge.succeeded", 1, stranger));

    eventually(() ->
        assertThat(shop.get(Desk.PATH + "?q=evt_stranger").text("/data/0/cause"))
            .isEqualTo("mismatch"));
    var item = desk.shown(shop.get(Desk.PATH + "?q=evt_stranger").text("/data/0/id"));
    assertThat(item.json().at("/payment").isNull()).isTrue();
    assertThat(item.number("/amount")).isEqualTo(700);
    assertProblem(desk.post(item.text("/id"), "retry", "{}"), 409, "wrong_state");
    assertThat(desk.post(item.text("/id"), "assign", "{\"assignee\":\"u-1\"}").status())
        .isEqualTo(200);
    assertThat(desk.post(item.text("/id"), "resolve", Desk.REASON).text("/status"))
        .isEqualTo("resolved");
    assertProblem(desk.post(item.text("/id"), "reject", Desk.REASON), 409, "wrong_state");
  }
}
