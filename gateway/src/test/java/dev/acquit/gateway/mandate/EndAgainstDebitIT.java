package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who ends a mandate while it is debited comes before the debit, or after it. */
@GatewayTest
class EndAgainstDebitIT {

  private static final String END =
      "UPDATE acquit.mandate SET status = 'ended', ended_reason = 'canceled', ended_at = now()"
          + " WHERE organization_id = ? AND id = ?";
  private static final String HOLD_TOKEN =
      "UPDATE acquit.token SET expires_at = expires_at WHERE organization_id = ? AND id = ?";

  @Autowired private Environment environment;

  /** The end under way holds the row; the debit has read the mandate as it stood. */
  @Test
  void anEndThatComesFirstStopsTheDebit(Api api) throws Exception {
    var given = new Given(api.shop());
    var token = given.token(Shop.MANDATE);
    var reference = Shop.fresh();
    try (var ending = TestDatabase.of(environment).connect()) {
      holds(ending, END, given, IdKind.MANDATE.parse(token.text("/mandate/id")).orElseThrow());
      var debit = debit(given, token, reference);
      eventually(
          () -> assertThat(TestDatabase.of(environment).waiting("WITH allowed")).isEqualTo(1));

      ending.commit();

      assertProblem(debit.get(30, TimeUnit.SECONDS), 409, "mandate_ended");
    }
    assertThat(taken(given, reference)).isZero();
  }

  /** The debit holds the mandate, and waits for its token; the end waits for the debit. */
  @Test
  void aDebitThatComesFirstUsesIt(Api api) throws Exception {
    var given = new Given(api.shop());
    var token = given.token(Shop.MANDATE);
    var reference = Shop.fresh();
    try (var holding = TestDatabase.of(environment).connect()) {
      holds(holding, HOLD_TOKEN, given, IdKind.TOKEN.parse(token.text("/id")).orElseThrow());
      var debit = debit(given, token, reference);
      eventually(
          () -> assertThat(TestDatabase.of(environment).waiting("WITH allowed")).isEqualTo(1));
      var end = given.shop().postLater(Given.path(token) + "/end", Shop.fresh(), "{}");
      eventually(() ->
          assertThat(TestDatabase.of(environment).waiting("UPDATE mandate SET status"))
              .isEqualTo(1));

      holding.commit();

      assertThat(debit.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
      assertThat(end.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
    assertThat(given.mandate(token).text("/ended_reason")).isEqualTo("used");
    assertThat(taken(given, reference)).isEqualTo(1);
  }

  private static CompletableFuture<Reply> debit(Given given, Reply token, String reference) {
    return given
        .shop()
        .postLater("/v1/payments", Shop.fresh(), Shop.body(token.text("/id"), reference, ""));
  }

  private static int taken(Given given, String reference) {
    return given.shop().get("/v1/payments?reference=" + reference).json().at("/data").size();
  }

  private static void holds(Connection holding, String sql, Given given, UUID id)
      throws SQLException {
    holding.setAutoCommit(false);
    try (var statement = holding.prepareStatement(sql)) {
      statement.setObject(1, given.shop().organizationId());
      statement.setObject(2, id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
