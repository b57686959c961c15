package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** Where processors keep the numbers, each organization charges what its own processors gave. */
@GatewayTest
@TestPropertySource(properties = "acquit.tokens.kept-by=processors")
class KeptElsewhereIT {

  @Autowired private Environment environment;

  @Test
  void aMethodIsChargedWhereItWasLeft(Api api) {
    var user = User.of(shop(api));
    var other = user.at(shop(api));
    var method = user.card(Shop.APPROVED);
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
    other.consent(method, "{}");

    assertProblem(other.charge(method, Shop.fresh()), 409, "no_processor");

    assertThat(other.card(Shop.APPROVED))
        .as("the same number is the same method")
        .isEqualTo(method);
    assertThat(other.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void whatAPaymentSavesIsChargedThereToo(Api api) {
    var user = User.of(shop(api));
    var saved = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");

    var method = saved.text("/source/payment_method");
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  /** What processors keep they keep as it was given to them. */
  @Test
  void itsExpiryAndAddressAreReplacedWithIt(Api api) {
    var user = User.of(shop(api));
    var method = user.card(Shop.APPROVED);

    assertProblem(user.change(method, "{\"exp_year\":2055}"), 409, "wrong_state");
    assertProblem(
        user.change(method, "{\"billing_address\":{\"postal_code\":\"H7A1A1\"}}"),
        409,
        "wrong_state");
    assertThat(user.change(method, "{\"nickname\":\"Family\"}").text("/nickname"))
        .isEqualTo("Family");
  }

  @Test
  void whatWasNotPaidWithLeavesTheGoodReference(Api api) throws SQLException {
    var user = User.of(shop(api));
    var method = user.card(Shop.APPROVED);
    var good = reference(method);
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "partial");

    var failed = user.chargeAndSave(user.shop().token(Shop.APPROVED), reference, "");

    assertThat(failed.text("/status")).as(failed.body()).isEqualTo("failed");
    assertThat(reference(method)).isEqualTo(good);
    user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");
    assertThat(reference(method)).isNotEqualTo(good);
  }

  /** The processor's, as a number that tells it from others. */
  private long reference(String method) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT hashtext(string_agg(reference, ' ')) FROM acquit.method_reference WHERE"
                + " method_id = ?",
            User.idOf(method));
  }

  /** Of a processor's own token no number is known: it is a method of that processor's account. */
  @Test
  void aProcessorsOwnTokenIsKept(Api api) {
    var shop = api.shop();
    var account = shop.account("own", TestSimulator.address().toString()).text("/id");
    var user = User.of(shop);
    var token =
        shop.post(
                "/v1/tokens",
                """
                {"type":"processor_token","processor_token":{"processor_account":"%s","token":"tok_theirs"}}\
                """
                    .formatted(account))
            .text("/id");

    var saved = user.keep(token, "");

    assertThat(User.kept(saved)).isNotEmpty();
    assertThat(saved.text("/processor_token/rail")).isEqualTo("card");
    assertThat(user.methods()).containsExactly(saved.text("/id"));
  }

  private static Shop shop(Api api) {
    var shop = api.shop();
    assertThat(shop.account("own", TestSimulator.address().toString()).status()).isEqualTo(201);
    return shop;
  }
}
