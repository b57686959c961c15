package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** A mandate is for one account number: it ends with the method, and the organization is told. */
@GatewayTest
class EndWithMethodIT {

  @Autowired private Environment environment;

  @Test
  void anotherMandateForTheSameAccount(Api api) {
    var given = new Given(api.shop());
    var user = User.of(given.shop());
    var first = given.token(Given.mandate("sporadic", ""));
    var method = User.kept(user.keep(first.text("/id"), ""));
    var next = given.token(Given.mandate("sporadic", ""));

    assertThat(User.kept(user.keep(next.text("/id"), ""))).isEqualTo(method);

    assertEnded(given, first, "superseded");
    assertThat(given.mandate(next).text("/payment_method")).isEqualTo(method);
    assertThat(given.mandate(next).text("/status")).isEqualTo("active");
  }

  @Test
  void withoutAMethod(Api api) {
    var given = new Given(api.shop());
    var user = User.of(given.shop());
    var token = given.token(Given.mandate("sporadic", ""));
    var method = User.kept(user.keep(token.text("/id"), ""));
    var other = new Given(api.shop());
    user.at(other.shop()).consent(method, "{}");
    var theirs =
        other
            .shop()
            .post(
                "/v1/payment_methods/" + method + "/mandates",
                Given.mandate("recurring_fixed", ""));
    assertThat(theirs.status()).as(theirs.body()).isEqualTo(201);

    user.delete(method);

    assertEnded(given, token, "canceled");
    assertThat(ended(other.shop()))
        .singleElement()
        .satisfies(
            event -> assertThat(event.at("/data/id").asString()).isEqualTo(theirs.text("/id")));
    assertThat(ended(given.shop())).hasSize(1);
  }

  @Test
  void ofAnOrganizationThatMayNotUseItAnyMore(Api api) {
    var given = new Given(api.shop());
    var user = User.of(given.shop());
    var method = User.kept(user.keep(given.token(Given.mandate("sporadic", "")).text("/id"), ""));
    var other = user.at(api.shop());
    other.consent(method, "{}");
    var path = "/v1/payment_methods/" + method + "/mandates";
    assertThat(other.shop().post(path, Given.mandate("sporadic", "")).status()).isEqualTo(201);
    other.revoke(method);
    assertProblem(other.shop().post(path, Given.mandate("sporadic", "")), 404, "not_found");

    user.delete(method);

    assertThat(ended(other.shop())).hasSize(1);
    assertThat(ended(given.shop())).hasSize(1);
  }

  /** The deletion reads again: a mandate that was given after its first look ends, too. */
  @Test
  void oneThatWasGivenMeanwhile(Api api) throws Exception {
    var given = new Given(api.shop());
    var user = User.of(given.shop());
    var method = user.card(Shop.APPROVED);
    var account = user.account();
    var path = "/v1/payment_methods/" + account + "/mandates";
    try (var holding = TestDatabase.of(environment).connect()) {
      holding.setAutoCommit(false);
      hold(holding, account);
      var gives = given.shop().postLater(path, Shop.fresh(), Given.mandate("recurring_fixed", ""));
      eventually(() ->
          assertThat(TestDatabase.of(environment).waiting("UPDATE payment_method")).isEqualTo(1));
      var deletes = CompletableFuture.supplyAsync(() -> user.delete(account));
      eventually(() ->
          assertThat(TestDatabase.of(environment).waiting("UPDATE payment_method")).isEqualTo(2));
      holding.commit();
      assertThat(gives.get(30, TimeUnit.SECONDS).status()).isIn(201, 404);
      assertThat(deletes.get(30, TimeUnit.SECONDS).status()).isEqualTo(204);
    }
    assertThat(user.methods()).containsExactly(method);
    assertThat(given.shop().get("/v1/mandates?status=active").json().at("/data").size()).isZero();
    assertThat(given.shop().get("/v1/mandates?status=pending").json().at("/data").size()).isZero();
  }

  private static void hold(Connection holding, String method) throws SQLException {
    try (var statement =
        holding.prepareStatement("SELECT FROM acquit.payment_method WHERE id = ? FOR UPDATE")) {
      statement.setObject(1, User.idOf(method));
      statement.execute();
    }
  }

  @Test
  void anotherNumberInItsPlace(Api api) {
    var given = new Given(api.shop());
    var user = User.of(given.shop());
    var token = given.token(Given.mandate("sporadic", ""));
    var method = User.kept(user.keep(token.text("/id"), ""));
    var next = given.shop().tokenizeAccount("000222222227", ",\"mandate\":" + Shop.MANDATE);

    var replaced = user.replace(method, next.text("/id"));

    assertThat(replaced.status()).as(replaced.body()).isLessThan(300);
    assertEnded(given, token, "superseded");
    assertThat(given.mandate(next).text("/payment_method")).isEqualTo(replaced.text("/id"));
  }

  private static void assertEnded(Given given, Reply token, String reason) {
    var mandate = given.mandate(token);
    assertThat(mandate.text("/status")).isEqualTo("ended");
    assertThat(mandate.text("/ended_reason")).isEqualTo(reason);
    assertThat(ended(given.shop()))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.at("/data")).isEqualTo(mandate.json());
          assertThat(event.at("/sequence").asInt()).isEqualTo(2);
        });
  }

  private static List<JsonNode> ended(Shop shop) {
    return shop.get("/v1/events?type=mandate.ended").json().at("/data").valueStream().toList();
  }
}
