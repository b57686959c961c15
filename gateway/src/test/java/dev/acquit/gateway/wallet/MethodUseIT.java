package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a processor is told of a method that is charged again. */
@GatewayTest
class MethodUseIT {

  private static final String CHARGES = "/v1/charges";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void aNewExpiryIsUsedByTheNextChargeOfEverybody(Api api) {
    var user = User.of(shop(api));
    var other = user.at(shop(api));
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{}");

    var changed = user.change(method, "{\"exp_month\":3,\"exp_year\":2055,\"nickname\":\"Visa\"}");

    assertThat(changed.number("/card/exp_year")).as(changed.body()).isEqualTo(2055);
    assertThat(other.method(method).text("/nickname")).isEqualTo("Visa");
    other.charge(method, Shop.fresh());
    assertThat(sent().at("/card/exp_month").asInt()).isEqualTo(3);
    assertThat(sent().at("/card/exp_year").asInt()).isEqualTo(2055);
    assertThat(sent().at("/card").has("cvc") && !sent().at("/card/cvc").isNull()).isFalse();
  }

  @Test
  void theMethodsAddressIsCheckedUnlessThePaymentBringsItsOwn(Api api) {
    var user = User.of(shop(api));
    var method = user.card(Shop.APPROVED);
    user.change(method, "{\"billing_address\":{\"postal_code\":\"H7A1A1\"}}");

    user.charge(method, Shop.fresh());
    assertThat(sent().at("/billing_address/postal_code").asString()).isEqualTo("H7A1A1");

    user.charge(method, Shop.fresh(), ",\"billing_address\":{\"postal_code\":\"G1A1A1\"}");
    assertThat(sent().at("/billing_address/postal_code").asString()).isEqualTo("G1A1A1");
  }

  @Test
  void theFirstChargesNetworkReferenceIsGivenBack(Api api) {
    var user = User.of(shop(api));
    var saved = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");
    var method = saved.text("/source/payment_method");
    assertThat(sent().at("/stored_credential/initial").asBoolean()).isTrue();

    user.charge(method, Shop.fresh(), ",\"initiator\":\"merchant\",\"purpose\":\"installment\"");

    assertThat(sent().at("/stored_credential/initial").asBoolean()).isFalse();
    assertThat(sent().at("/stored_credential/use").asString()).isEqualTo("installment");
    assertThat(sent().at("/stored_credential/network_transaction_id").asString())
        .isEqualTo("nti-of-" + saved.text("/attempts/0/reference"));
  }

  /** Schemes tie it to the merchant: each organization's own first charge leaves one. */
  @Test
  void anotherOrganizationsIsNotGiven(Api api) {
    var user = User.of(shop(api));
    var saved = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");
    var method = saved.text("/source/payment_method");
    var other = user.at(shop(api));
    other.consent(method, "{}");

    var first = other.charge(method, Shop.fresh());
    assertThat(sent().at("/stored_credential/initial").asBoolean()).isFalse();
    assertThat(sent().at("/stored_credential/network_transaction_id").isNull()).isTrue();
    other.charge(method, Shop.fresh(), ",\"initiator\":\"merchant\"");
    assertThat(sent().at("/stored_credential/network_transaction_id").asString())
        .isEqualTo("nti-of-" + first.text("/attempts/0/reference"));
  }

  @Test
  void allThatIsWrongWithAChangeIsToldAtOnce(Api api) {
    var user = User.of(api.shop());
    var card = user.card(Shop.APPROVED);
    var account = User.kept(user.keep(user.shop().debitToken(Shop.SETTLES), ""));

    assertThat(
            errors(
                user.change(
                    card, "{\"exp_month\":13,\"default\":1,\"billing_address\":7,\"x\":1}")))
        .containsExactlyInAnyOrder(
            "/exp_month out_of_range",
            "/default invalid_type",
            "/billing_address invalid_type",
            "/x unknown_field");
    assertThat(errors(user.change(card, "{\"exp_year\":2020}")))
        .containsExactly("/exp_year expired_card");
    assertThat(errors(user.change(account, "{\"exp_month\":1,\"exp_year\":2055}")))
        .containsExactlyInAnyOrder("/exp_month not_supported", "/exp_year not_supported");
    assertProblem(user.change("pm_x", "{}"), 404, "not_found");
  }

  @Test
  void oneOfTheUsersIsTheDefault(Api api) {
    var user = User.of(api.shop());
    var first = User.kept(user.keep(user.shop().token(Shop.APPROVED), ",\"default\":true"));
    var second = user.card(User.card(1));

    assertThat(user.change(second, "{\"default\":true}").json().at("/default").asBoolean())
        .isTrue();
    assertThat(user.method(first).json().at("/default").asBoolean()).isFalse();
    assertThat(user.change(second, "{\"default\":false}").json().at("/default").asBoolean())
        .isFalse();
    assertThat(user.method(second).json().at("/default").asBoolean()).isFalse();
  }

  /** What the processor was told last. */
  private static JsonNode sent() {
    return new JsonMapper().readTree(PROCESSOR.requests(CHARGES).getLast().getBodyAsString());
  }

  /** A shop whose only account is at the processor of this test. */
  private static Shop shop(Api api) {
    PROCESSOR.answers(
        "POST",
        CHARGES,
        200,
        """
        {"id":"ch_1","operation":"charge","status":"approved","amount":12550,"currency":"CAD",
          "reference":"{{jsonPath request.body '$.reference'}}",
          "network_transaction_id":"nti-of-{{jsonPath request.body '$.reference'}}"}\
        """);
    var shop = api.shop();
    assertThat(shop.account("own", PROCESSOR.address()).status()).isEqualTo(201);
    return shop;
  }
}
