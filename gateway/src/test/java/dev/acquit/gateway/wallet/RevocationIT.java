package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Once consent has ended no charge begins: the charge's own statement looks. */
@GatewayTest
class RevocationIT {

  @Autowired private Environment environment;

  @Test
  void betweenTheListAndTheChargeItCounts(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{}");
    var reference = Shop.fresh();
    assertThat(user.methods()).containsExactly(method);

    assertThat(user.revoke(method).status()).isEqualTo(204);

    assertProblem(user.charge(method, reference), 404, "not_found");
    assertThat(TestSimulator.ledger(reference)).isEmpty();
    assertThat(user.methods()).isEmpty();
    assertThat(other.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  /**
   * A revocation under way holds the row: the charge, which has read the consent as it stood, waits
   * for it and finds it ended.
   */
  @Test
  void theChargesOwnStatementLooksAgain(Api api) throws Exception {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    var reference = Shop.fresh();
    try (var revoking = TestDatabase.of(environment).connect()) {
      revoking.setAutoCommit(false);
      end(revoking, user, method);
      var charge = CompletableFuture.supplyAsync(() -> user.charge(method, reference));
      eventually(() -> assertThat(TestDatabase.of(environment).waiting("FOR SHARE")).isPositive());

      revoking.commit();

      assertProblem(charge.get(30, TimeUnit.SECONDS), 404, "not_found");
    }
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  /** The other order: what is under way when consent ends goes through. */
  @Test
  void aChargeThatBeganBeforeGoesThrough(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    var reference = Shop.fresh();
    var charge = user.slowCharge(method, reference);

    assertThat(user.revoke(method).status()).isEqualTo(204);

    var paid = charge.join();
    assertThat(user.shop().settled(paid, "succeeded")).isNotEmpty();
    assertProblem(user.charge(method, Shop.fresh()), 404, "not_found");
  }

  private static void end(Connection revoking, User user, String method) throws SQLException {
    try (var statement =
        revoking.prepareStatement(
            "UPDATE acquit.consent SET ended_at = now(), ended_reason = 'revoked' WHERE"
                + " organization_id = ? AND method_id = ? AND ended_at IS NULL")) {
      statement.setObject(1, user.shop().organizationId());
      statement.setObject(2, User.idOf(method));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
