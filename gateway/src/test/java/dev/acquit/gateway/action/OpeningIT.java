package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What settlements open, and what they end. */
@GatewayTest
class OpeningIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void aDeclinedInstallmentOpensOneAndThatItIsPaidEndsIt(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "stolen_card");
    var payment = debtor.failed();

    var item = desk.shown(desk.item(payment));
    assertThat(item.text("/status")).as(item.body()).isEqualTo("open");
    assertThat(item.text("/cause")).isEqualTo("declined");
    assertThat(item.text("/purpose")).isEqualTo("installment");
    assertThat(item.text("/rail")).isEqualTo("card");
    assertThat(item.text("/failure/reason")).isEqualTo("stolen_card");
    assertThat(item.text("/next_step/code")).isEqualTo("change_method");
    assertThat(item.number("/amount")).isEqualTo(12550);
    assertThat(item.number("/attempts")).isEqualTo(1);
    assertThat(item.text("/detail/payment/id")).isEqualTo(payment);
    assertThat(item.text("/detail/retry/refusal")).isEqualTo("retry_refused");
    assertThat(item.body()).contains("action_item.opened");

    Debtor.approves(PROCESSOR);
    var other = debtor.user().card(User.card(7));
    assertThat(debtor.retry(payment, "{\"source\":\"" + other + "\"}").status()).isEqualTo(201);

    var ended = desk.becomes(payment, "resolved");
    assertThat(ended.text("/id")).isEqualTo(item.text("/id"));
    assertThat(ended.number("/attempts")).isEqualTo(2);
    assertThat(ended.json().at("/ended/by").isNull()).isTrue();
    assertThat(desk.told(item.text("/id"), "opened")).isOne();
    assertThat(desk.told(item.text("/id"), "resolved")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"purpose\":\"installment\"", ",\"initiator\":\"merchant\""})
  void whatAShopperOrAnAdminIsToldAtOnceOpensNone(String more, Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");

    var payment = debtor.failed(more);

    assertThat(new Desk(debtor.shop()).count(payment)).isZero();
  }

  @Test
  void whileItIsTriedByItselfItWaitsAndAnotherFailureIsTheSameItem(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();

    var item = desk.becomes(payment, "waiting");
    assertThat(item.text("/waits_for")).isEqualTo("retry");
    assertThat(item.text("/waits_until"))
        .isEqualTo(debtor.payment(payment).text("/failure/retry_after"));
    assertThat(item.text("/next_step/code")).isEqualTo("wait_for_retry");

    Debtor.declines(PROCESSOR, "stolen_card");
    debtor.retry(payment, "{}");

    var again = desk.becomes(payment, "open");
    assertThat(desk.count(payment)).isOne();
    assertThat(again.number("/attempts")).isEqualTo(2);
    assertThat(again.text("/failure/reason")).isEqualTo("stolen_card");
    assertThat(desk.told(again.text("/id"), "opened")).isOne();
    assertThat(desk.told(again.text("/id"), "updated")).isEqualTo(2); // sent, and declined
  }

  /** The debt goes on by another payment, and the item with it. */
  @Test
  void aReturnedDebitOpensOneThatFollowsItsRetry(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var debit = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");
    var item = desk.item(debit);
    assertThat(desk.shown(item).text("/cause")).isEqualTo("returned");
    assertThat(desk.shown(item).text("/rail")).isEqualTo("eft");
    var debtor = new Debtor(User.of(shop), "");

    var paid = debtor.retry(debit, "{\"source\":\"" + shop.token(Shop.APPROVED) + "\"}");

    var ended = desk.becomes(paid.text("/id"), "resolved");
    assertThat(ended.text("/id")).isEqualTo(item);
    assertThat(ended.text("/detail/payment/id")).isEqualTo(paid.text("/id"));
    assertThat(ended.body()).contains("payment.returned", "payment.succeeded");
    assertThat(desk.count(debit)).isZero();
  }

  @Test
  void aReturnThatIsTakenBackEndsIt(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var debit = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");
    desk.item(debit);

    events.report("charge.return_reversed", 30);

    desk.becomes(debit, "resolved");
  }

  @ParameterizedTest
  @CsvSource({"capture,charge.captured,succeeded", "void,charge.voided,canceled"})
  void whatIsDoneAtTheProcessorItselfEndsIt(String operation, String type, String status, Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    var desk = new Desk(shop);
    Debtor.approves(PROCESSOR);
    var held = shop.settled(debtor.charge(",\"capture\":\"manual\""), "authorized");
    PROCESSOR.answers(
        "POST",
        Debtor.CHARGES + "/[^/]+/capture",
        402,
        """
        {"id":"ca_1","operation":"capture","status":"declined","decline_code":"insufficient_funds","amount":12550,
          "currency":"CAD","reference":"{{jsonPath request.body '$.reference'}}"}\
        """);
    shop.capture(held, "{}");
    assertThat(desk.becomes(held, "open").text("/cause")).isEqualTo("declined");
    var charge = shop.payment(held).text("/attempts/0/processor_reference");

    ProcessorEvents.of(shop, held)
        .send(
            type,
            2,
            """
            {"id":"el_1","operation":"%s","charge":"%s","reference":"AELSEWHERE","status":"approved",
              "amount":12550,"currency":"CAD"}\
            """
                .formatted(operation, charge));

    debtor.becomes(held, status);
    assertThat(desk.becomes(held, "resolved").json().at("/ended/by").isNull()).isTrue();
  }

  /** It is tried again by itself all the same. */
  @Test
  void thatMoneyIsAstrayIsNoEndOfAWait(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var waiting = desk.becomes(payment, "waiting");
    var events = ProcessorEvents.of(debtor.shop(), payment);

    events.send(
        "charge.returned",
        2,
        events
            .operation(
                events.charge(),
                "declined",
                ",\"return_code\":\"R01\",\"method\":{\"rail\":\"ach\"}")
            .replace("12550", "99999"));

    var path = waiting.text("/id");
    eventually(() -> assertThat(desk.shown(path).text("/cause")).isEqualTo("mismatch"));
    assertThat(desk.shown(path).text("/status")).isEqualTo("waiting");
    assertThat(desk.shown(path).text("/waits_until")).isEqualTo(waiting.text("/waits_until"));
  }

  @Test
  void aRefundThatFailsDaysLaterOpensOneOfItsOwn(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var payment = shop.paid(Shop.fresh());
    var refund = shop.refund(payment, "{\"amount\":5000}").text("/id");
    eventually(
        () -> assertThat(shop.get("/v1/refunds/" + refund).text("/status")).isEqualTo("succeeded"));
    var attempts = shop.payment(payment).json().at("/attempts");

    ProcessorEvents.of(shop, payment)
        .refund(
            attempts.get(attempts.size() - 1),
            "refund.failed",
            9,
            "declined",
            ",\"decline_code\":\"expired_card\"");

    var item = desk.shown(desk.item(payment));
    assertThat(item.text("/cause")).isEqualTo("refund_failed");
    assertThat(item.text("/refund")).isEqualTo(refund);
    assertThat(item.number("/amount")).isEqualTo(5000);
    assertThat(item.text("/detail/refund/id")).isEqualTo(refund);
    assertThat(item.text("/next_step/code")).isEqualTo("refund_offline");
  }
}
