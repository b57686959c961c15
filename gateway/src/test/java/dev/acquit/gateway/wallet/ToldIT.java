package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each organization is told of the methods that it may use, as it sees them, one by one. */
@GatewayTest
class ToldIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired private Sql sql;

  @Test
  void everybodyWhoMayUseItHears(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{}");
    user.change(method, "{\"exp_year\":2055}");
    other.revoke(method);
    user.change(method, "{\"exp_year\":2056}");
    other.consent(method, "{}");
    user.delete(method);

    assertThat(told(user.shop()))
        .containsExactly(
            "payment_method.saved 1",
            "payment_method.updated 2",
            "payment_method.updated 3",
            "payment_method.deleted 4");
    assertThat(told(other.shop()))
        .containsExactly(
            "consent.granted 1",
            "payment_method.updated 2",
            "consent.revoked 3",
            "consent.granted 4",
            "payment_method.deleted 5");
  }

  @Test
  void theDataIsWhatTheOrganizationSees(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{\"text_version\":\"w-9\"}");
    user.change(method, "{\"nickname\":\"Family\"}");

    assertThat(last(user.shop())).isEqualTo(user.method(method).json());
    assertThat(last(other.shop())).isEqualTo(other.method(method).json());
    assertThat(last(other.shop()).at("/consent/text_version").asString()).isEqualTo("w-9");
  }

  /** F3: so that the host can tell the user. */
  @Test
  void whatAnAdminSavedSaysSo(Api api) {
    var user = User.of(api.shop());
    user.keep(user.shop().token(Shop.APPROVED), ",\"saved_by\":\"admin\"");

    assertThat(told(user.shop())).containsExactly("payment_method.saved 1");
    assertThat(last(user.shop()).at("/saved_by").asString()).isEqualTo("admin");
    assertThat(last(user.shop()).at("/consent/granted_by").asString()).isEqualTo("admin");
  }

  /** F3, too: no more of it than was given. */
  @Test
  void whatAnAdminSavedWithoutConsentIsToldWithoutItsName(Api api) {
    var owner = User.of(api.shop());
    owner.keep(owner.shop().token(Shop.APPROVED), ",\"nickname\":\"Family\"");
    var user = owner.at(api.shop());

    user.save(user.shop().token(Shop.APPROVED), ",\"saved_by\":\"admin\"");
    user.save(user.shop().token(User.card(1)), ",\"saved_by\":\"admin\"");
    var paid = ",\"save\":{\"user\":\"" + user.id() + "\",\"saved_by\":\"admin\"}";
    user.charge(user.shop().token(Shop.APPROVED), Shop.fresh(), paid);

    assertThat(told(user.shop()))
        .containsExactly(
            "payment_method.saved 1", "payment_method.saved 1", "payment_method.saved 1");
    assertThat(last(user.shop()).at("/id").isNull()).isTrue();
    assertThat(last(user.shop()).at("/card/last4").asString()).isEqualTo("4242");
    assertThat(last(user.shop()).at("/nickname").isNull()).isTrue();
    assertThat(told(owner.shop())).containsExactly("payment_method.saved 1");
  }

  @Test
  void aReplacementIsTold(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    user.replace(method, user.shop().token(User.card(1)));

    assertThat(told(user.shop()))
        .containsExactly("payment_method.saved 1", "payment_method.replaced 1");
    assertThat(last(user.shop()).at("/replaces").asString()).isEqualTo(method);
  }

  @Test
  void whatAPaymentSavedIsToldSoonAfter(Api api) {
    var user = User.of(api.shop());
    var saved = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");

    eventually(() -> assertThat(told(user.shop())).containsExactly("payment_method.saved 1"));
    assertThat(last(user.shop()))
        .isEqualTo(user.method(saved.text("/source/payment_method")).json());
  }

  private List<String> told(Shop shop) {
    return sql.many(
            """
            SELECT type || ' ' || sequence AS text FROM event
             WHERE organization_id = $1 AND data IS NOT NULL AND type NOT LIKE 'payment.%' ORDER BY at, sequence
            """,
            Args.of(shop.organizationId()), row -> row.text("text"))
        .collectList()
        .blockOptional(SOON)
        .orElseThrow();
  }

  private JsonNode last(Shop shop) {
    return sql.one(
            """
            SELECT data FROM event WHERE organization_id = $1 AND data IS NOT NULL AND type NOT LIKE 'payment.%'
             ORDER BY at DESC, sequence DESC LIMIT 1
            """,
            Args.of(shop.organizationId()), row -> Json.MAPPER.readTree(row.bytes("data")))
        .blockOptional(SOON)
        .orElseThrow();
  }
}
