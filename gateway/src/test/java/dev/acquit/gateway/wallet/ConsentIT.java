package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without the user's consent a method does not exist for an organization. */
@GatewayTest
class ConsentIT {

  private static final String NOBODY = "pm_01m7zr0kxve009pzkkcdarskcx";

  @Test
  void anotherOrganizationSeesNothingUntilTheUserAgrees(Api api) {
    var owner = User.of(api.shop());
    var stranger = owner.at(api.shop());
    var method = owner.card(Shop.APPROVED);
    var reference = Shop.fresh();

    assertThat(stranger.methods()).isEmpty();
    assertThat(stranger.shop().get(owner.path() + "?type=card").json().at("/data").size()).isZero();
    assertThat(stranger.method(method).status()).isEqualTo(404);
    for (var refused :
        List.of(
            stranger.charge(method, reference),
            stranger.change(method, "{\"exp_year\":2051}"),
            stranger.revoke(method),
            stranger.delete(method))) {
      assertProblem(refused, 404, "not_found");
    }
    assertThat(text(stranger.charge(method, reference).body()))
        .isEqualTo(text(stranger.charge(NOBODY, reference).body()));
    assertThat(TestSimulator.ledger(reference)).isEmpty();

    assertProblem(stranger.consent(method, "{\"user\":\"somebody\"}"), 404, "not_found");
    var agreed =
        stranger.consent(method, "{\"user\":\"" + owner.id() + "\",\"text_version\":\"w-1\"}");
    assertThat(agreed.status()).as(agreed.body()).isEqualTo(200);
    assertThat(stranger.methods()).containsExactly(method);
    assertThat(stranger.charge(method, reference).text("/status")).isEqualTo("succeeded");
    assertThat(stranger.charge(method, reference).text("/source/payment_method")).isEqualTo(method);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "charge");
  }

  /** All but what is another in every answer. */
  private static String text(String problem) {
    return problem.replaceAll("req_[a-z0-9]+", "");
  }

  @Test
  void whatIsSavedWithoutConsentIsNotThere(Api api) {
    var user = User.of(api.shop());
    var saved =
        user.save(user.shop().token(Shop.APPROVED), ",\"nickname\":\"Mine\",\"default\":true");

    assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    assertThat(saved.json().get("id").isNull()).isTrue();
    assertThat(saved.json().get("consent").isNull()).isTrue();
    assertThat(saved.json().get("nickname").isNull()).isTrue();
    assertThat(saved.json().get("default").asBoolean()).isFalse();
    assertThat(user.methods()).isEmpty();
    var method = user.card(Shop.APPROVED);
    assertThat(user.method(method).json().get("nickname").isNull()).isTrue();
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void aNewOneWithoutConsentTakesNoDefaultAway(Api api) {
    var owner = User.of(api.shop());
    var method = User.kept(owner.keep(owner.shop().token(Shop.APPROVED), ",\"default\":true"));
    var stranger = owner.at(api.shop());

    stranger.save(stranger.shop().token(User.card(1)), ",\"default\":true");

    assertThat(owner.method(method).json().at("/default").asBoolean()).isTrue();
  }

  @Test
  void anAdminsHandIsKept(Api api) {
    var owner = User.of(api.shop());
    var other = owner.at(api.shop());

    var granted = other.consent(owner.card(Shop.APPROVED), "{\"granted_by\":\"admin\"}");

    assertThat(granted.text("/consent/granted_by")).isEqualTo("admin");
  }

  @Test
  void whoSavesWithoutConsentNeitherSeesNorChangesWhatIsThere(Api api) {
    var owner = User.of(api.shop());
    var method =
        User.kept(owner.keep(owner.shop().token(Shop.APPROVED), ",\"nickname\":\"Family\""));
    var stranger = owner.at(api.shop());

    var saved = stranger.save(stranger.shop().token(Shop.APPROVED), ",\"nickname\":\"Mine\"");

    assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    assertThat(saved.json().get("id").isNull()).isTrue();
    assertThat(stranger.methods()).isEmpty();
    assertThat(owner.method(method).text("/nickname")).isEqualTo("Family");
  }

  @Test
  void anotherVersionBeginsAnewAndTheSameChangesNothing(Api api) {
    var user = User.of(api.shop());
    var method =
        User.kept(
            user.save(
                user.shop().token(Shop.APPROVED),
                """
                ,"consent":{"text_version":"w-1","accepted_at":"2026-11-20T15:00:00Z","ip":"203.0.113.7"}\
                """));

    var same = user.consent(method, "{\"text_version\":\"w-1\",\"ip\":\"203.0.113.8\"}");
    assertThat(same.text("/consent/ip")).isEqualTo("203.0.113.7");
    assertThat(same.text("/consent/accepted_at")).isEqualTo("2026-11-20T15:00:00Z");
    assertThat(user.consent(method, "{}").body()).isEqualTo(same.body());

    var other = user.consent(method, "{\"text_version\":\"w-2\"}");
    assertThat(other.text("/consent/text_version")).isEqualTo("w-2");
    assertThat(user.methods()).containsExactly(method);
    assertThat(user.revoke(method).status()).isEqualTo(204);
    assertProblem(user.revoke(method), 404, "not_found");
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);

    assertThat(
            errors(
                user.consent(
                    method, "{\"ip\":\"host\",\"accepted_at\":\"2999-01-01T00:00:00Z\",\"x\":1}")))
        .containsExactlyInAnyOrder(
            "/ip invalid_format", "/accepted_at out_of_range", "/x unknown_field");
    assertThat(errors(user.save("pm_x", ",\"consent\":\"yes\",\"nickname\":\"\"")))
        .containsExactlyInAnyOrder(
            "/source invalid_format", "/consent invalid_type", "/nickname invalid_type");
  }

  @Test
  void testAndLiveAreApart(Api api) {
    var owner = User.of(api.shop());
    var method = owner.card(Shop.APPROVED);
    var organization = owner.shop().organization();
    var live = owner.at(new Shop(api, organization, api.key(organization, "{\"live\":true}")));

    assertThat(live.methods()).isEmpty();
    assertProblem(live.method(method), 404, "not_found");
    assertProblem(live.consent(method, "{}"), 404, "not_found");
    assertProblem(live.charge(method, Shop.fresh()), 404, "not_found");
  }
}
