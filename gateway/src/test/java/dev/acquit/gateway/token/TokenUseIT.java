package dev.acquit.gateway.token;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who may pay with a token, and how often. */
@GatewayTest
class TokenUseIT {

  @Autowired private Environment environment;

  @Test
  void anExpiredOnePaysNothing(Api api) throws SQLException {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    var reference = Shop.fresh();
    var expired =
        TestDatabase.of(environment)
            .update(
                "UPDATE acquit.token SET expires_at = now() - interval '1 s' WHERE organization_id"
                    + " = ?",
                shop.organizationId());
    assertThat(expired).isEqualTo(1);

    var reply = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, reference, ""));

    assertProblem(reply, 409, "token_expired");
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  @Test
  void anotherOrganizationsIsNotThere(Api api) {
    var token = api.shop().token(Shop.APPROVED);
    var reference = Shop.fresh();

    var reply = api.shop().post("/v1/payments", Shop.fresh(), Shop.body(token, reference, ""));

    assertProblem(reply, 404, "not_found");
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  @Test
  void aRefusedChargeDoesNotUseItUp(Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    assertProblem(
        shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ",\"x\":1")),
        400,
        "invalid_request");

    var paid = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    assertThat(paid.status()).isEqualTo(201);
  }

  @Test
  void aDeclineUsesItUp(Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.NO_FUNDS);
    shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    var again = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    assertProblem(again, 409, "token_used");
  }
}
