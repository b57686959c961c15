package dev.acquit.gateway.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mandate is for one account number: it ends with the method, and the organization is told. */
@GatewayTest
class EndWithMethodIT {

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
