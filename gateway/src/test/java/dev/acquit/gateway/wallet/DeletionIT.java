package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.test.StepVerifier;

/** A deleted method is gone for everybody, and its number from the vault. */
@GatewayTest
class DeletionIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Environment environment;
  @Autowired private Forgetting forgetting;

  @Test
  void endsEveryConsentAndForgetsTheNumber(Api api) throws SQLException {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{}");
    assertThat(secrets(user.shop())).isEqualTo(1);

    assertThat(other.delete(method).status()).isEqualTo(204);

    assertThat(secrets(user.shop())).isZero();
    for (var each : new User[] {user, other}) {
      assertThat(each.methods()).isEmpty();
      assertProblem(each.charge(method, Shop.fresh()), 404, "not_found");
      assertProblem(each.consent(method, "{}"), 404, "not_found");
    }
    assertProblem(user.delete(method), 404, "not_found");
    assertThat(user.card(Shop.APPROVED)).isNotEqualTo(method);
  }

  /** As a gateway leaves it that dies after its statement. */
  @Test
  void whatIsLeftToForgetIsForgottenLater(Api api) throws SQLException {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.payment_method SET status = 'deleted' WHERE id = ?", User.idOf(method));

    StepVerifier.create(forgetting.batch(100)).expectNextCount(1).expectComplete().verify(SOON);

    assertThat(secrets(user.shop())).isZero();
    assertThat(
            TestDatabase.of(environment)
                .number(
                    "SELECT count(*) FROM acquit.payment_method WHERE id = ? AND vault_id IS NULL",
                    User.idOf(method)))
        .isEqualTo(1);
  }

  @Test
  void aChargeUnderWayNeedsItNoMore(Api api) throws SQLException {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    var reference = Shop.fresh();
    var charge = user.slowCharge(method, reference);

    assertThat(user.delete(method).status()).isEqualTo(204);

    assertThat(secrets(user.shop())).isZero();
    var paid = user.shop().settled(charge.join(), "succeeded");
    assertThat(user.shop().refund(paid, "{\"amount\":100}").status()).isEqualTo(201);
  }

  @Test
  void aReplacementTakesOverWhateverStood(Api api) throws SQLException {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method =
        User.kept(
            user.keep(
                user.shop().token(Shop.APPROVED), ",\"default\":true,\"nickname\":\"Family\""));
    other.consent(method, "{\"text_version\":\"w-7\"}");

    var replaced = user.replace(method, user.shop().token(User.card(1)));

    var fresh = User.kept(replaced);
    assertThat(fresh).isNotEqualTo(method);
    assertThat(replaced.text("/replaces")).isEqualTo(method);
    assertThat(replaced.text("/nickname")).isEqualTo("Family");
    assertThat(user.method(fresh).json().at("/default").asBoolean()).isTrue();
    assertThat(other.method(fresh).text("/consent/text_version")).isEqualTo("w-7");
    assertThat(other.methods()).containsExactly(fresh);
    assertThat(other.charge(fresh, Shop.fresh()).text("/status")).isEqualTo("succeeded");
    assertProblem(other.charge(method, Shop.fresh()), 404, "not_found");
    assertThat(secrets(user.shop())).isEqualTo(1);
    assertThat(User.kept(user.replace(fresh, user.shop().token(User.card(1)))))
        .as("the same number, sent anew")
        .isNotEqualTo(fresh);
  }

  /** That the user has it is not told: it takes the consents over. */
  @Test
  void aNumberThatOnlyOthersMayUseTakesItIn(Api api) {
    var user = User.of(api.shop());
    var old = User.kept(user.keep(user.shop().token(Shop.APPROVED), ",\"default\":true"));
    var other = user.at(api.shop());
    var twin = User.kept(other.keep(other.shop().token(User.card(1)), ",\"nickname\":\"Two\""));
    var third = user.at(api.shop());
    third.consent(old, "{\"text_version\":\"w-7\"}");
    third.consent(twin, "{\"text_version\":\"w-8\"}");

    var replaced = user.replace(old, user.shop().token(User.card(1)));

    assertThat(User.kept(replaced)).isEqualTo(twin);
    assertThat(replaced.text("/replaces")).isEqualTo(old);
    assertThat(user.methods()).containsExactly(twin);
    assertThat(user.method(twin).json()).isEqualTo(replaced.json());
    assertThat(user.method(twin).json().at("/default").asBoolean()).isTrue();
    assertThat(other.methods()).containsExactly(twin);
    assertThat(third.methods()).containsExactly(twin);
    assertThat(third.method(twin).text("/consent/text_version")).isEqualTo("w-8");
    assertThat(user.charge(twin, Shop.fresh()).text("/status")).isEqualTo("succeeded");
    assertThat(user.shop().get("/v1/events?type=payment_method.replaced").json().at("/data").size())
        .isEqualTo(1);
    assertProblem(third.charge(old, Shop.fresh()), 404, "not_found");
  }

  @Test
  void aNumberInTheWalletReplacesNothing(Api api) {
    var user = User.of(api.shop());
    var one = user.card(Shop.APPROVED);
    var two = user.card(User.card(1));

    assertProblem(user.replace(one, user.shop().token(User.card(1))), 409, "wrong_state");

    assertThat(user.methods()).containsExactly(two, one);
  }

  private long secrets(Shop shop) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT count(*) FROM vault.secret WHERE organization_id = ?", shop.organizationId());
  }
}
