package dev.acquit.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A security code is used once, soon, and only while its owner is there. */
@GatewayTest
class SecurityCodeIT {

  @Autowired private Environment environment;

  @Test
  void isGoneWithTheFirstCharge(Api api) throws SQLException {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    assertThat(codesOf(shop)).isEqualTo(1);

    var payment = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    assertThat(payment.text("/attempts/0/cvc")).isEqualTo("match");
    assertThat(codesOf(shop)).isZero();
  }

  @Test
  void isGoneWithADeclineToo(Api api) throws SQLException {
    var shop = api.shop();
    shop.charge(Shop.NO_FUNDS, Shop.fresh());

    assertThat(codesOf(shop)).isZero();
  }

  @Test
  void isNeverSentByAMerchant(Api api) throws SQLException {
    var shop = api.shop();
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ",\"initiator\":\"merchant\"");

    var payment = shop.post("/v1/payments", Shop.fresh(), body);

    assertThat(payment.text("/status")).isEqualTo("succeeded");
    assertThat(payment.text("/attempts/0/cvc")).isEqualTo("unavailable");
    assertThat(codesOf(shop)).isZero();
  }

  @Test
  void livesAQuarterOfAnHourAtMost(Api api) throws SQLException {
    var shop = api.shop();
    shop.token(Shop.APPROVED);

    assertThat(count(shop, "AND expires_at <= now() + interval '15 minutes'")).isEqualTo(1);
  }

  @Test
  void isNotUsedWhenItIsTooOld(Api api) throws SQLException {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    var aged =
        TestDatabase.of(environment)
            .update(
                "UPDATE vault.security_code SET expires_at = now() WHERE organization_id = ?",
                shop.organizationId());
    assertThat(aged).isEqualTo(1);

    var payment = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));

    assertThat(payment.text("/attempts/0/cvc")).isEqualTo("unavailable");
  }

  private long codesOf(Shop shop) throws SQLException {
    return count(shop, "");
  }

  private long count(Shop shop, String condition) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT count(*) FROM vault.security_code WHERE organization_id = ? " + condition,
            shop.organizationId());
  }
}
