package dev.acquit.gateway.token;

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
import org.springframework.test.context.TestPropertySource;

/** Numbers go straight to the processors, and only their tokens are kept. */
@GatewayTest
@TestPropertySource(properties = "acquit.tokens.kept-by=processors")
class KeptByProcessorsIT {

  @Autowired private Environment environment;

  @Test
  void tokenCarriesAReferenceOfEachAccountAndPaysAtEither(Api api) throws SQLException {
    var shop = api.shop();
    var first = shop.account("first", TestSimulator.address().toString());
    var second = shop.account("second", TestSimulator.address().toString());

    var token = shop.tokenize(Shop.APPROVED);

    assertThat(token.status()).as(token.body()).isEqualTo(201);
    assertThat(token.text("/card/last4")).isEqualTo("4242");
    assertThat(token.text("/card/fingerprint"))
        .isEqualTo(shop.tokenize(Shop.APPROVED).text("/card/fingerprint"));
    assertThat(accountsOf(shop)).isEqualTo(2);
    assertThat(secretsOf(shop)).isZero();
    shop.patch("/v1/processor_accounts/" + first.text("/id"), "{\"enabled\":false}");
    var paid =
        shop.decided("/v1/payments", Shop.fresh(), Shop.body(token.text("/id"), Shop.fresh(), ""));
    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    assertThat(paid.text("/attempts/0/processor_account")).isEqualTo(second.text("/id"));
  }

  @Test
  void bankAccountIsKeptThereToo(Api api) throws SQLException {
    var shop = api.shop();
    shop.account("own", TestSimulator.address().toString());
    assertThat(shop.debit(Shop.SETTLES, Shop.fresh()).text("/status")).isEqualTo("processing");
    assertThat(secretsOf(shop)).isZero();
  }

  @Test
  void silentProcessorKeepsNothingAndNothingIsCharged(Api api) {
    var shop = api.shop();
    shop.account("own", "http://127.0.0.1:1");
    var token = shop.tokenize(Shop.APPROVED);
    assertThat(token.status()).isEqualTo(503);
    assertThat(token.text("/code")).isEqualTo("vault_unavailable");
  }

  private long accountsOf(Shop shop) throws SQLException {
    return number(
        "SELECT count(DISTINCT account_id) FROM acquit.token_reference WHERE organization_id = ?",
        shop);
  }

  private long secretsOf(Shop shop) throws SQLException {
    return number("SELECT count(*) FROM vault.secret WHERE organization_id = ?", shop);
  }

  private long number(String sql, Shop shop) throws SQLException {
    return TestDatabase.of(environment).number(sql, shop.organizationId());
  }
}
