package dev.acquit.gateway.action;

import static dev.acquit.gateway.action.Desk.REASON;
import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What people do to items: see to them, say something, give them up. */
@GatewayTest
class EndingIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;

  @ParameterizedTest
  @CsvSource({"reject,rejected", "resolve,resolved"})
  void whatAPersonEndsIsTriedByNobody(String what, String status, Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var item = desk.item(payment);

    var ended = desk.post(item, what, REASON);

    assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    assertThat(ended.text("/status")).isEqualTo(status);
    assertThat(ended.text("/ended/reason")).isEqualTo("Paid in cash");
    assertThat(ended.text("/ended/by")).startsWith("key_");
    var failed = debtor.payment(payment);
    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(failed.json().at("/failure/retry_after").isNull()).isTrue();
    assertThat(failed.text("/retry_canceled")).isEqualTo(status);
    assertThat(jobs(payment)).isZero();
    Debtor.approves(PROCESSOR);
    assertProblem(debtor.retry(payment, "{}"), 409, "wrong_state");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
    assertThat(desk.told(item, status)).isOne();
    assertProblem(desk.post(item, what, REASON), 409, "wrong_state");
    assertProblem(desk.post(item, "assign", "{}"), 409, "wrong_state");
  }

  @Test
  void whatSucceedsAfterItWasGivenUpGoesBack(Api api) {
    var shop = api.shop();
    var debtor = Debtor.of(shop, Shop.NO_FUNDS);
    var payment = debtor.failed();
    var desk = new Desk(shop);
    assertThat(desk.post(desk.item(payment), "reject", REASON).status()).isEqualTo(200);

    ProcessorEvents.of(shop, payment).report("charge.succeeded", 1);

    eventually(() ->
        assertThat(shop.get("/v1/payments/" + payment + "/timeline").body())
            .contains("\"payment.late_success\""));
    assertThat(shop.payment(payment).text("/status")).isEqualTo("failed");
  }

  /** It was not charged again: the money is here, and a person says what becomes of it. */
  @Test
  void aReturnThatIsTakenBackAfterThatIsAskedAbout(Api api) {
    var shop = api.shop();
    var desk = new Desk(shop);
    var debit = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");
    var item = desk.item(debit);
    assertThat(desk.post(item, "resolve", REASON).status()).isEqualTo(200);

    events.report("charge.return_reversed", 30);

    assertThat(desk.becomes(debit, "open").text("/cause")).isEqualTo("mismatch");
    assertThat(shop.payment(debit).text("/status")).isEqualTo("succeeded");
    assertThat(desk.shown(item).text("/status")).isEqualTo("resolved");
  }

  @Test
  void whileItIsTriedAgainItIsNotGivenUp(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    PROCESSOR.answers("POST", CHARGES, 500, "{}");

    assertThat(debtor.retry(payment, "{}").status()).isEqualTo(202);

    var item = desk.becomes(payment, "in_progress");
    assertThat(item.text("/next_step/code")).isEqualTo("wait_for_answer");
    assertProblem(desk.post(item.text("/id"), "reject", REASON), 409, "operation_in_progress");
    assertProblem(desk.post(item.text("/id"), "resolve", REASON), 409, "operation_in_progress");
  }

  @Test
  void ofManyWhoGiveItUpOneDoes(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = desk.item(debtor.failed());

    var replies =
        IntStream.range(0, 8)
            .mapToObj(at -> at % 2 == 0 ? "reject" : "resolve")
            .map(what ->
                desk.shop().postLater(Desk.PATH + "/" + item + "/" + what, Shop.fresh(), REASON))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(Reply::status)
            .toList();

    assertThat(replies).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(desk.told(item, "rejected") + desk.told(item, "resolved")).isOne();
  }

  @Test
  void somebodySeesToItAndSaysSo(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var item = desk.item(debtor.failed());

    assertThat(desk.post(item, "assign", "{\"assignee\":\"u-17\"}").text("/assignee"))
        .isEqualTo("u-17");
    var note = desk.post(item, "notes", "{\"text\":\"She gets paid on Friday\"}");
    assertThat(note.status()).as(note.body()).isEqualTo(201);
    assertThat(errors(desk.post(item, "notes", "{\"text\":\"4242424242424242\",\"x\":1}")))
        .contains("/x unknown_field")
        .hasSize(2);

    var shown = desk.shown(item);
    assertThat(shown.text("/assignee")).isEqualTo("u-17");
    assertThat(shown.text("/status")).isEqualTo("waiting");
    assertThat(shown.text("/detail/notes/0/text")).isEqualTo("She gets paid on Friday");
    assertThat(shown.body()).contains("action_item.noted", "action_item.updated");
    assertThat(desk.shop().get(Desk.PATH + "?assignee=u-17").text("/data/0/id")).isEqualTo(item);
    assertThat(desk.post(item, "assign", "{}").json().at("/assignee").isNull()).isTrue();
    assertThat(errors(desk.post(item, "reject", "{}"))).isEqualTo(List.of("/reason required"));
  }

  private long jobs(String payment) {
    return TestDatabase.of(environment)
        .count(
            "SELECT count(*) FROM acquit.work WHERE queue = 'retries' AND id = ?",
            Debtor.idOf(payment));
  }
}
