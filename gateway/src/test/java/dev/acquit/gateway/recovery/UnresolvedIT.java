package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** A processor that is away for longer than it is asked: then somebody is told, and asks later. */
@Beside
@ResourceLock("the mock of UnresolvedIT") // so that its methods follow each other
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.payments.abandoned-after=4s",
      "acquit.processing.money=3s",
      "acquit.payments.patience=1s",
      "acquit.recovery.first=50ms",
      "acquit.recovery.every=50ms",
      "acquit.recovery.pause=100ms",
      "acquit.recovery.rarely=100ms",
      "acquit.recovery.longest=1s",
      "acquit.processing.remembered=1ms",
      "acquit.processing.resilience.window=1000", // the breaker keeps no question back
      "acquit.processing.resilience.minimum=1000"
    })
class UnresolvedIT {

  private static final int AWAY = 30;

  @RegisterExtension static final MockProcessor MOCK = new MockProcessor();

  @Autowired private Environment environment;

  @Test
  void whatNobodyCanTellIsToldAndAskedAgain(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "timeout_after_commit");
    var silent = shop.charge(Shop.APPROVED, reference);
    TestSimulator.strike("lookup", silent.text("/attempts/0/reference"), "http_503", AWAY);
    var payment = silent.text("/id");
    var dead = DeadJobs.doubts(shop);

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.unresolved"));

    assertThat(shop.payment(payment).text("/status")).isEqualTo("unknown");
    assertThat(timeline(shop, payment)).contains("\"type\":\"lookup\"", "http_503");
    eventually(() -> assertThat(dead.ids()).hasSize(1));
    assertThat(shop.get("/v1/events?type=payment.unresolved").text("/data/0/resource"))
        .isEqualTo(payment);
    assertThat(item(shop, payment, "cause")).isEqualTo("unknown");
    assertThat(item(shop, payment, "status")).isEqualTo("open");
    for (var end : List.of("reject", "resolve")) {
      var path = "/v1/action_items/" + item(shop, payment, "id") + "/" + end;
      assertProblem(shop.post(path, "{\"reason\":\"Paid in cash\"}"), 409, "operation_in_progress");
    }

    eventually(() -> {
      if (!dead.ids().isEmpty()) { // the processor is away still
        dead.revive();
      }
      assertThat(shop.payment(payment).text("/status")).isEqualTo("succeeded");
    });
    assertThat(dead.ids()).isEmpty();
    assertThat(item(shop, payment, "status")).isEqualTo("resolved");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  /** What the item about that payment says. */
  private static String item(Shop shop, String payment, String field) {
    return shop.get("/v1/action_items?payment=" + payment).text("/data/0/" + field);
  }

  /** Its payment stays what it was. */
  @Test
  void aVoidThatIsKnownAtLastNeedsNobody(Api api) {
    var shop = api.shop();
    OwnAccount.at(shop, MOCK.address());
    Debtor.approves(MOCK);
    var held = shop.held(Shop.fresh());
    MOCK.answers("POST", "/v1/charges/.*/void", 500, "");
    MOCK.answers("GET", "/v1/operations.*", 500, "");
    shop.cancel(held);
    var dead = DeadJobs.doubts(shop);
    eventually(() -> assertThat(dead.ids()).hasSize(1));
    assertThat(item(shop, held, "cause")).isEqualTo("unknown");
    assertThat(item(shop, held, "status")).isEqualTo("open");

    MOCK.answers("GET", "/v1/operations.*", 404, "{\"code\":\"not_found\"}");

    eventually(() -> {
      if (!dead.ids().isEmpty()) { // it may not have been quiet for long enough
        dead.revive();
      }
      assertThat(item(shop, held, "status")).isEqualTo("resolved");
    });
    assertThat(shop.payment(held).text("/status")).isEqualTo("authorized");
  }

  @Test
  void anAmountThatNobodyAskedForEndsNoDoubt(Api api) {
    var shop = api.shop();
    OwnAccount.at(shop, MOCK.address());
    MOCK.answers("POST", "/v1/charges", 500, "");
    MOCK.answers(
        "GET",
        "/v1/operations.*",
        200,
        """
        {"id":"ch_other","operation":"charge","status":"approved","amount":99999,"currency":"CAD",
          "reference":"{{request.query.reference}}"}\
        """);

    var payment = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.unresolved"));
    eventually(() -> assertThat(DeadJobs.doubts(shop).ids()).hasSize(1));
    assertThat(shop.payment(payment).text("/status")).isEqualTo("unknown");
  }

  @Test
  void anAccountThatCannotBeOpenedIsNotAskedForEver(Api api) throws SQLException {
    var shop = api.shop();
    OwnAccount.at(shop, MOCK.address());
    MOCK.answers("POST", "/v1/charges", 500, "");
    var payment = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");
    close(shop);

    eventually(() -> assertThat(timeline(shop, payment)).contains("payment.unresolved"));
    eventually(() -> assertThat(DeadJobs.doubts(shop).ids()).hasSize(1));
    assertThat(timeline(shop, payment)).contains("account_unavailable");
  }

  @Test
  void whatItTookTooLateIsGivenUp(Api api) throws SQLException {
    var shop = api.shop();
    OwnAccount.at(shop, TestSimulator.address().toString());
    var late = new Late(shop, shop.paid(Shop.fresh()));
    close(shop);
    TestDatabase.of(environment)
        .update(
            """
            UPDATE acquit.payment SET status = 'failed', amount_authorized = 0, amount_captured = 0, settlement = 'none',
              failure_reason = 'not_found', failure_advice = 'none', version = version + 1 WHERE organization_id = ?
            """,
            shop.organizationId());
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.attempt SET late = true WHERE organization_id = ?",
            shop.organizationId());
    TestDatabase.of(environment)
        .update(
            """
            INSERT INTO acquit.work (organization_id, queue, lane, id)
            SELECT organization_id, 'late_successes', account_id, id FROM acquit.attempt WHERE organization_id = ?
            """,
            shop.organizationId());

    eventually(() -> assertThat(late.told("payment.late_success_not_undone")).isOne());
    assertThat(item(shop, late.payment(), "cause")).isEqualTo("late_success");
    eventually(() -> assertThat(DeadJobs.lateSuccesses(shop).ids()).hasSize(1));
    assertThat(late.operations()).containsExactly("charge");
  }

  private void close(Shop shop) throws SQLException {
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.processor_account SET credentials = '{\"api_key\":\"nowhere\"}' WHERE"
                + " organization_id = ?",
            shop.organizationId());
  }

  private static String timeline(Shop shop, String payment) {
    return new Late(shop, payment).timeline();
  }
}
