package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A payment keeps a method by the rules of whoever keeps one by itself, and as late as it pays. */
@GatewayTest
class KeepingIT {

  private static final String MICRO_DEPOSITS = "000444444445";

  @Autowired private Environment environment;

  @Test
  void whoMayNotUseItChangesNothingAndSeesNothing(Api api) {
    var owner = User.of(api.shop());
    var method = owner.card(Shop.APPROVED);
    var stranger = owner.at(api.shop());

    var paid = paidWithoutConsent(stranger);

    assertThat(paid.json().at("/source/payment_method").isNull()).isTrue();
    assertThat(stranger.methods()).isEmpty();
    assertThat(owner.method(method).number("/card/exp_year")).isEqualTo(2050);
    assertThat(updates(owner.shop())).isZero();
  }

  @Test
  void everybodyHearsOfANewExpiry(Api api) {
    var owner = User.of(api.shop());
    var method = owner.card(Shop.APPROVED);
    var other = owner.at(api.shop());

    var paid = other.chargeAndSave(renewed(other.shop()), Shop.fresh(), "");

    assertThat(paid.text("/source/payment_method")).isEqualTo(method);
    assertThat(owner.method(method).number("/card/exp_year")).isEqualTo(2051);
    assertThat(updates(owner.shop())).isEqualTo(1);
    assertThat(updates(other.shop())).isZero();
    eventually(() ->
        assertThat(other.shop().get("/v1/events?type=payment_method.saved").text("/data/0/data/id"))
            .isEqualTo(method));
  }

  @Test
  void aNewerTextTakesThePlaceOfTheOlder(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);

    var paid = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");

    assertThat(paid.text("/source/payment_method")).isEqualTo(method);
    assertThat(user.method(method).text("/consent/text_version")).isEqualTo("w-1");
    assertThat(user.methods()).containsExactly(method);
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void aConsentThatWasRevokedMeanwhileDoesNotComeBack(Api api) {
    var user = User.of(api.shop());
    var method = User.kept(user.keep(user.shop().debitToken(MICRO_DEPOSITS), ""));
    var waiting = waiting(user);
    assertThat(user.revoke(method).status()).isEqualTo(204);

    var paid = tell(user, waiting, "32,45");

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("processing");
    assertThat(paid.json().at("/source/payment_method").isNull()).isTrue();
    assertThat(user.methods()).isEmpty();
  }

  @Test
  void oneThatWasGivenAgainStays(Api api) {
    var user = User.of(api.shop());
    var method = User.kept(user.keep(user.shop().debitToken(MICRO_DEPOSITS), ""));
    var waiting = waiting(user);
    user.revoke(method);
    user.consent(method, "{\"text_version\":\"w-2\"}");

    var paid = tell(user, waiting, "32,45");

    assertThat(paid.text("/source/payment_method")).isEqualTo(method);
    assertThat(user.method(method).text("/consent/text_version")).isEqualTo("w-2");
  }

  @Test
  void whatSomebodyElseDeletedMeanwhileIsThereOnceItHasPaid(Api api) throws SQLException {
    var owner = User.of(api.shop());
    var method =
        User.kept(owner.keep(owner.shop().debitToken(MICRO_DEPOSITS), ",\"nickname\":\"Mine\""));
    var other = owner.at(api.shop());
    var waiting = waiting(other);
    assertThat(owner.delete(method).status()).isEqualTo(204);
    assertThat(owner.methods()).isEmpty();
    assertThat(places(owner)).isEqualTo(1);

    var paid = tell(other, waiting, "32,45");

    assertThat(paid.text("/source/payment_method")).isEqualTo(method);
    assertThat(other.methods()).containsExactly(method);
    assertThat(other.method(method).json().at("/nickname").isNull()).isTrue();
    assertThat(owner.methods()).isEmpty();
    assertThat(places(owner)).isEqualTo(1);
  }

  @Test
  void whatItsUserDeletedMeanwhileIsGone(Api api) throws SQLException {
    var user = User.of(api.shop());
    var method = User.kept(user.keep(user.shop().debitToken(MICRO_DEPOSITS), ""));
    var waiting = waiting(user);
    user.delete(method);

    var paid = tell(user, waiting, "32,45");

    assertThat(paid.text("/status")).isEqualTo("processing");
    assertThat(paid.json().at("/source/payment_method").isNull()).isTrue();
    assertThat(user.methods()).isEmpty();
    assertThat(places(user)).isZero();
  }

  @Test
  void whatWasReplacedMeanwhileGivesItsPlaceBackOnceThePaymentFailed(Api api) throws SQLException {
    var owner = User.of(api.shop());
    var method = User.kept(owner.keep(owner.shop().debitToken(MICRO_DEPOSITS), ""));
    var other = owner.at(api.shop());
    var waiting = waiting(other);
    var fresh = owner.replace(method, owner.shop().debitToken(Shop.SETTLES));
    assertThat(fresh.status()).as(fresh.body()).isEqualTo(201);
    assertThat(places(owner)).isEqualTo(2);

    var failed = tell(other, waiting, "45,32");

    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(places(owner)).isEqualTo(1);
    assertThat(owner.methods()).containsExactly(fresh.text("/id"));
  }

  /** A change of the method between the look and the settlement has it decided anew. */
  @Test
  void aFullLookIsTakenAgainAfterAChange(Api api) {
    var owner = User.of(api.shop());
    var method = User.kept(owner.keep(owner.shop().debitToken(MICRO_DEPOSITS), ""));
    var other = owner.at(api.shop());
    var waiting = waiting(other);
    owner.change(method, "{\"nickname\":\"Ours\"}");

    tell(other, waiting, "32,45");

    assertThat(other.method(method).text("/nickname")).isEqualTo("Ours");
    assertProblem(owner.at(api.shop()).method(method), 404, "not_found");
  }

  private static Reply paidWithoutConsent(User user) {
    var save = ",\"save\":{\"user\":\"" + user.id() + "\"}";
    var paid = user.charge(renewed(user.shop()), Shop.fresh(), save);
    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    return paid;
  }

  /** The same card, a year later. */
  private static String renewed(Shop shop) {
    return shop.post(
            "/v1/tokens",
            "{\"type\":\"card\",\"card\":{\"number\":\"%s\",\"exp_month\":7,\"exp_year\":2051}}"
                .formatted(Shop.APPROVED))
        .text("/id");
  }

  private static Reply waiting(User user) {
    var waiting = user.chargeAndSave(user.shop().debitToken(MICRO_DEPOSITS), Shop.fresh(), "");
    assertThat(waiting.text("/status")).as(waiting.body()).isEqualTo("requires_action");
    return waiting;
  }

  private static Reply tell(User user, Reply waiting, String amounts) {
    return user.shop()
        .post(
            "/v1/payments/" + waiting.text("/id") + "/resume",
            "{\"returned\":{\"amounts\":\"" + amounts + "\"}}");
  }

  private static int updates(Shop shop) {
    return shop.get("/v1/events?type=payment_method.updated").json().at("/data").size();
  }

  private long places(User user) throws SQLException {
    return TestDatabase.of(environment)
        .number("SELECT e_checks FROM acquit.wallet WHERE user_id = ?", user.id());
  }
}
