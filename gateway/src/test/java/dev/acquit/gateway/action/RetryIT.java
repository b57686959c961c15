package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A payment that is tried again from the action center. */
@GatewayTest
class RetryIT {

  private static final String CONFIRMED = "{\"confirm\":true}";
  private static final String DRY_RUN = "{\"dry_run\":true}";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void whatGoesOutByItselfIsConfirmedFirst(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var item = desk.becomes(payment, "waiting").text("/id");
    Debtor.approves(PROCESSOR);

    var dry = desk.post(item, "retry", DRY_RUN);
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.json().at("/allowed").asBoolean()).isTrue();
    assertThat(dry.json().at("/confirm").asBoolean()).isTrue();
    assertThat(dry.text("/retry/limits/0/network")).isEqualTo("visa");
    assertProblem(desk.post(item, "retry", "{}"), 409, "retry_planned");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);

    var key = Shop.fresh();
    var path = Desk.PATH + "/" + item + "/retry";
    var paid = desk.shop().post(path, key, CONFIRMED);

    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.text("/id")).isEqualTo(payment);
    assertThat(paid.text("/status")).isEqualTo("succeeded");
    desk.becomes(payment, "resolved");
    var again = desk.shop().post(path, key, CONFIRMED);
    assertThat(again.body()).isEqualTo(paid.body());
    assertThat(again.replayed()).isTrue();
    assertProblem(desk.post(item, "retry", CONFIRMED), 409, "wrong_state");
    assertThat(desk.post(item, "retry", DRY_RUN).text("/refusal")).isEqualTo("wrong_state");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void ofManyAdminsOneCharges(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var path = Desk.PATH + "/" + desk.item(payment) + "/retry";
    Debtor.approves(PROCESSOR);

    var replies =
        IntStream.range(0, 10)
            .mapToObj(_ -> desk.shop().postLater(path, Shop.fresh(), CONFIRMED))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(replies).filteredOn(reply -> reply.status() < 300).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() >= 300)
        .allSatisfy(
            reply -> assertThat(reply.text("/code")).isIn("operation_in_progress", "wrong_state"));
    desk.becomes(payment, "resolved");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void aStolenCardIsRefusedAndAnotherPays(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "stolen_card");
    var payment = debtor.failed();
    var item = desk.item(payment);
    Debtor.approves(PROCESSOR);

    var dry = desk.post(item, "retry", DRY_RUN);
    assertThat(dry.text("/refusal")).isEqualTo("retry_refused");
    assertThat(dry.json().at("/retry/change_method").asBoolean()).isTrue();
    assertProblem(desk.post(item, "retry", "{}"), 409, "retry_refused");
    assertThat(errors(desk.post(item, "retry", "{\"offline\":true,\"note\":\"Cash\"}")))
        .containsExactly("/offline not_supported");
    assertThat(errors(desk.post(item, "retry", "{\"offline\":true,\"confirm\":1}")))
        .containsExactlyInAnyOrder("/note required", "/confirm invalid_type");
    var other = debtor.user().card(User.card(3));
    var paid = desk.post(item, "retry", "{\"source\":\"" + other + "\"}");

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    desk.becomes(payment, "resolved");
  }

  /** Its processor is asked before: what it had done is found, and nothing is charged again. */
  @Test
  void whatIsUnknownIsAskedFirst(Api api) {
    var shop = api.shop();
    var debtor = Debtor.of(shop, Shop.NO_FUNDS);
    var desk = new Desk(shop);
    var reference = Shop.fresh();
    var charged = debtor.user().charge(debtor.method(), reference, Debtor.INSTALLMENT);
    var payment = debtor.becomes(charged.text("/id"), "failed").text("/id");
    var item = desk.item(payment);
    var other = debtor.user().card(User.card(5));
    TestSimulator.fault("charge", reference, "reset_after_commit");
    var silent = desk.post(item, "retry", "{\"confirm\":true,\"source\":\"" + other + "\"}");
    assertThat(silent.status()).as(silent.body()).isEqualTo(202);

    var dry = desk.post(item, "retry", DRY_RUN);

    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    eventually(() ->
        assertThat(desk.post(item, "retry", DRY_RUN).text("/lookups/0/answer"))
            .isEqualTo("approved"));
    assertProblem(desk.post(item, "retry", CONFIRMED), 409, "wrong_state");
    desk.becomes(payment, "resolved");
    assertThat(TestSimulator.ledger(reference).stream().map(row -> row.at("/result").asString()))
        .containsExactly("declined", "approved");
  }

  @Test
  void aPaymentThatBeginsElsewhereIsFollowed(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var item = desk.item(payment);
    PROCESSOR.answers("POST", CHARGES, 500, "{}");
    assertThat(debtor.retry(payment, "{}").status()).isEqualTo(202);

    assertThat(desk.becomes(payment, "in_progress").text("/id")).isEqualTo(item);

    assertThat(desk.post(item, "retry", CONFIRMED).text("/code"))
        .isIn("operation_in_progress", "wrong_state");
  }
}
