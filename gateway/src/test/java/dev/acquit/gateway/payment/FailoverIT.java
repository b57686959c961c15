package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The next account is asked where surely nothing has happened, and never where it may have. */
@GatewayTest
class FailoverIT {

  private static final String MACHINES = "\"system_error\",\"issuer_unavailable\"";

  @Autowired private Environment environment;

  @Test
  void aRefusedConnectionGoesToTheNextWithTheSecurityCode(Api api) {
    var shop = api.shop();
    var closed = Candidate.closed(shop);
    var open = Candidate.of(shop);
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var paid = shop.post("/v1/payments", key, body);

    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.text("/status")).isEqualTo("succeeded");
    assertThat(attempts(paid))
        .containsExactly(closed.id() + " not_attempted", open.id() + " approved");
    assertThat(paid.text("/attempts/1/cvc")).isEqualTo("match");
    assertThat(paid.text("/attempts/0/reference")).isNotEqualTo(paid.text("/attempts/1/reference"));
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    var again = shop.post("/v1/payments", key, body);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body()).isEqualTo(paid.body());
  }

  @Test
  void theTimelineTellsEachHop(Api api) {
    var shop = api.shop();
    Candidate.closed(shop);
    Candidate.of(shop).struck("http_429");
    Candidate.of(shop);

    var id = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");

    var entries = shop.get("/v1/payments/" + id + "/timeline").json().at("/data");
    var one = List.of("asked", "sent", "answered not_attempted", "payment.failover");
    var last = List.of("asked", "sent", "answered approved", "payment.succeeded");
    assertThat(
            entries
                .valueStream()
                .map(entry ->
                    (entry.at("/type").asString() + " " + entry.at("/status").asString(""))
                        .strip()))
        .containsExactlyElementsOf(Stream.of(one, one, last).flatMap(List::stream).toList());
    var told = shop.get("/v1/events?resource=" + id).json().at("/data");
    assertThat(told.valueStream().map(event -> event.at("/type").asString()))
        .containsExactly("payment.succeeded");
  }

  @Test
  void aDeclineByAMachinesFaultGoesOnWhereTheRulesAllowIt(Api api) throws SQLException {
    var shop = api.shop();
    var faulty = Candidate.of(shop).struck("processing_error");
    var good = Candidate.of(shop);
    var reference = Shop.fresh();
    Candidate.route(shop, MACHINES, faulty, good);

    var paid = shop.charge(Shop.APPROVED, reference);

    assertThat(attempts(paid)).containsExactly(faulty.id() + " declined", good.id() + " approved");
    assertThat(paid.text("/attempts/0/reason")).isEqualTo("system_error");
    assertThat(paid.json().at("/failure").isNull()).isTrue();
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    assertThat(tries(shop)).as("its network saw a decline").isEqualTo(1);

    Candidate.route(shop, MACHINES, faulty, Candidate.of(shop).struck("processing_error"));
    assertThat(attempts(shop.charge(Shop.APPROVED, Shop.fresh()))).hasSize(2);
    assertThat(tries(shop)).as("and two more").isEqualTo(3);

    var other = Shop.fresh();
    Candidate.route(shop, "\"format\"", faulty, good);
    var failed = shop.charge(Shop.APPROVED, other);
    assertThat(attempts(failed)).containsExactly(faulty.id() + " declined");
    assertThat(failed.text("/failure/reason")).isEqualTo("system_error");
    assertThat(TestSimulator.operations(other)).isEmpty();
  }

  private long tries(Shop shop) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT jsonb_array_length(tries) FROM acquit.watch WHERE organization_id = ?",
            shop.organizationId());
  }

  @Test
  void anOrdinaryDeclineIsTheAnswer(Api api) {
    var shop = api.shop();
    var first = Candidate.of(shop);
    var reference = Shop.fresh();
    Candidate.route(shop, MACHINES, first, Candidate.of(shop));

    var failed = shop.charge(Shop.NO_FUNDS, reference);

    assertThat(attempts(failed)).containsExactly(first.id() + " declined");
    assertThat(failed.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(TestSimulator.ledger(reference)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout_before",
        "timeout_after_commit",
        "reset",
        "reset_after_commit",
        "garbage",
        "http_500",
        "http_503",
        "duplicate"
      })
  void doubtStaysWhereItIs(String fault, Api api) {
    var shop = api.shop();
    var first = Candidate.waitedForBriefly(shop).struck(fault);
    var reference = Shop.fresh();
    Candidate.route(shop, MACHINES, first, Candidate.of(shop));

    var unknown = shop.charge(Shop.APPROVED, reference);

    assertThat(unknown.status()).isEqualTo(202);
    assertThat(attempts(unknown)).containsExactly(first.id() + " unknown");
    assertThat(TestSimulator.ledger(reference)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theLastCandidatesOutcomeIsTheAnswerAndFiveAreAsked(Api api) {
    var shop = api.shop();
    for (int more = 0; more < 6; more++) {
      Candidate.closed(shop);
    }
    Candidate.of(shop);
    var key = Shop.fresh();
    var reference = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var failed = shop.post("/v1/payments", key, body);

    assertThat(failed.status()).isEqualTo(201);
    assertThat(failed.text("/failure/reason")).isEqualTo("not_attempted");
    assertThat(attempts(failed)).hasSize(5).allMatch(one -> one.endsWith(" not_attempted"));
    assertThat(TestSimulator.operations(reference)).isEmpty();
    assertThat(shop.post("/v1/payments", key, body).body()).isEqualTo(failed.body());
  }

  @Test
  void whatIsHeldElsewhereIsCapturedThere(Api api) {
    var shop = api.shop();
    Candidate.closed(shop);
    var open = Candidate.of(shop);
    var reference = Shop.fresh();

    var held = shop.held(reference);
    var captured = shop.capture(held, "{}");

    assertThat(captured.text("/status")).isEqualTo("succeeded");
    assertThat(attempts(captured)).endsWith(open.id() + " approved", open.id() + " approved");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "capture");
  }

  @Test
  void whatBelongsToThePaymentIsUsedOnce(Api api) {
    var shop = api.shop();
    Candidate.closed(shop);
    Candidate.of(shop);
    var debited = Shop.fresh();
    var debit = shop.debit(Shop.SETTLES, debited);
    assertThat(debit.text("/status")).isEqualTo("processing");
    assertThat(TestSimulator.operations(debited)).containsExactly("charge");
    var mandate = shop.get("/v1/mandates/" + debit.text("/mandate"));
    assertThat(mandate.text("/status")).isEqualTo("ended");
    var told = shop.get("/v1/events?resource=" + debit.text("/mandate")).json().at("/data");
    assertThat(told.size()).isEqualTo(2);

    var user = User.of(shop);
    var saved = user.chargeAndSave(shop.token(Shop.APPROVED), Shop.fresh(), "");
    assertThat(saved.text("/status")).as(saved.body()).isEqualTo("succeeded");
    eventually(() -> assertThat(user.methods()).hasSize(1));
    var again = user.charge(user.methods().getFirst(), Shop.fresh());
    assertThat(attempts(again)).hasSize(2);
    assertThat(again.text("/status")).isEqualTo("succeeded");
  }

  @Test
  void whatWasTakenElsewhereIsRefundedThere(Api api) {
    var shop = api.shop();
    Candidate.closed(shop);
    var open = Candidate.of(shop);
    var paid = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(paid.json().at("/amount_captured").asLong()).isEqualTo(12_550);
    var refund = shop.refund(paid.text("/id"), "{}");
    assertThat(refund.text("/status")).isEqualTo("succeeded");
    assertThat(attempts(shop.payment(paid.text("/id")))).endsWith(open.id() + " approved");
  }

  private static List<String> attempts(Reply payment) {
    return payment
        .json()
        .at("/attempts")
        .valueStream()
        .map(one -> one.at("/processor_account").asString() + " " + one.at("/status").asString())
        .toList();
  }
}
