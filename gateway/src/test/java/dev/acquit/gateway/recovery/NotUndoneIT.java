package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.OwnSimulator;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What could not be taken back, or came loose again, is told; and is tried when somebody asks. */
@Beside
@Impatient
class NotUndoneIT {

  private static final String NOT_UNDONE = "payment.late_success_not_undone";
  private static final String NOBODY = "http://127.0.0.1:1";

  @Autowired private Environment environment;

  @Test
  void revivedItIsTriedOnceMoreAndToldAgain(Api api) {
    var shop = api.shop();
    var late = new Late(shop, shop.charge(Shop.NO_FUNDS, Shop.fresh()).text("/id"));
    ProcessorEvents.of(shop, late.payment()).report("charge.succeeded", 1);
    var dead = DeadJobs.lateSuccesses(shop);
    eventually(() -> assertThat(dead.ids()).hasSize(1));
    assertThat(late.operations()).containsExactly("charge", "void", "refund");

    dead.revive();

    eventually(() -> assertThat(dead.ids()).hasSize(1));
    assertThat(late.operations()).containsExactly("charge", "void", "refund", "refund");
    assertThat(late.told(NOT_UNDONE)).isEqualTo(2);
    assertThat(shop.payment(late.payment()).text("/attempts/0/detail")).isEqualTo("not_undone");
  }

  @Test
  void aRefundThatFailsDaysLaterIsOwedAgain(Api api) throws SQLException {
    try (var simulator = new OwnSimulator()) {
      var shop = api.shop();
      OwnAccount.at(shop, simulator.address().toString());
      var payment = shop.paid(Shop.fresh());
      simulator.advance("P2D");
      var late = Late.learnt(shop, payment, "charge.succeeded", database());
      eventually(() -> assertThat(late.told("payment.late_success_undone")).isOne());
      eventually(() -> assertThat(jobs(shop)).isZero());

      var attempts = shop.payment(payment).json().at("/attempts");
      ProcessorEvents.of(shop, payment)
          .refund(
              attempts.get(attempts.size() - 1),
              "refund.failed",
              9,
              "declined",
              ",\"decline_code\":\"expired_card\"");

      eventually(() -> assertThat(late.told(NOT_UNDONE)).isOne());
      eventually(() -> assertThat(DeadJobs.lateSuccesses(shop).ids()).hasSize(1));
      assertThat(late.told("undo.declined")).isOne();
      assertThat(shop.payment(payment).text("/status")).isEqualTo("failed");
    }
  }

  @Test
  void anOutageIsNoRefusal(Api api) throws SQLException {
    try (var simulator = new OwnSimulator()) {
      var shop = api.shop();
      var account = OwnAccount.at(shop, simulator.address().toString());
      var payment = shop.paid(Shop.fresh());
      account.moveTo(NOBODY, database());
      var late = Late.learnt(shop, payment, "charge.succeeded", database());

      eventually(() -> assertThat(tries(shop)).isGreaterThan(15));
      assertThat(DeadJobs.lateSuccesses(shop).ids()).isEmpty();
      account.moveTo(simulator.address().toString(), database());

      eventually(() -> assertThat(late.told("payment.late_success_undone")).isOne());
      assertThat(late.told(NOT_UNDONE)).isZero();
      assertThat(late.operations()).hasSizeLessThan(20); // an open breaker leaves no rows
    }
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }

  private long jobs(Shop shop) {
    return database()
        .count("SELECT count(*) FROM acquit.work WHERE organization_id = ?", shop.organizationId());
  }

  private long tries(Shop shop) {
    return database()
        .count(
            "SELECT max(tries) FROM acquit.work WHERE organization_id = ?", shop.organizationId());
  }
}
