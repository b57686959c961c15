package dev.acquit.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What somebody does to methods and consents is written down, once, where they did it. */
@GatewayTest
class WalletJournalIT {

  private static final String TWICE = "5555555555554444";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void anAdminsActs(Api api) {
    var shop = api.shop();
    var email = Crew.email();
    var admin = new Crew(shop, invitations, sessions);
    var id = admin.joined(email, "clerk");
    var user = User.of(admin.as(email));
    var method =
        User.kept(
            user.keep(
                user.shop().token(Shop.APPROVED), ",\"saved_by\":\"admin\",\"default\":true"));
    user.change(method, "{\"exp_year\":2051,\"nickname\":\"Family\"}");
    user.change(method, "{\"nickname\":\"Family\"}"); // nothing new
    user.change(method, "{\"exp_year\":1}"); // 400
    user.consent(method, "{\"text_version\":\"w-2\",\"granted_by\":\"admin\"}");
    user.consent(method, "{}"); // nothing new
    user.revoke(method);

    var told = of(shop, method);
    assertThat(actions(told))
        .containsExactly(
            "payment_method.saved", "payment_method.updated", "consent.granted", "consent.revoked");
    assertThat(told)
        .allSatisfy(entry -> {
          assertThat(entry.at("/actor/id").asString()).isEqualTo(id);
          assertThat(entry.at("/from/ip").asString()).isEqualTo("127.0.0.1");
          assertThat(entry.at("/request_id").asString()).startsWith("req_");
          assertThat(entry.at("/live").asBoolean()).isFalse();
        });
    var saved = told.getFirst();
    assertThat(saved.at("/before").isNull()).isTrue();
    assertThat(saved.at("/after/user").asString()).isEqualTo(user.id());
    assertThat(saved.at("/after/saved_by").asString()).isEqualTo("admin");
    assertThat(saved.at("/after/card").toString())
        .isEqualTo("{\"brand\":\"visa\",\"exp_month\":12,\"exp_year\":2050,\"last4\":\"4242\"}");
    var updated = told.get(1);
    assertThat(updated.at("/before/card/exp_year").asInt()).isEqualTo(2050);
    assertThat(updated.at("/after/card/exp_year").asInt()).isEqualTo(2051);
    assertThat(updated.at("/before").propertyNames()).containsExactlyInAnyOrder("card", "nickname");
    assertThat(updated.at("/after/nickname").asString()).isEqualTo("Family");
    var granted = told.get(2);
    assertThat(granted.at("/before/consent/text_version").isNull()).isTrue();
    assertThat(granted.at("/after/consent/granted_by").asString()).isEqualTo("admin");
    assertThat(granted.at("/after/consent/text_version").asString()).isEqualTo("w-2");
    assertThat(told.get(3).at("/before/consent/text_version").asString()).isEqualTo("w-2");
    assertThat(told.get(3).at("/after").toString()).isEqualTo("{\"consent\":null}");
    assertThat(shop.get("/v1/journal?limit=100").body()).doesNotContain(Shop.APPROVED);
  }

  @Test
  void aReplacementAndADeletion(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);
    var fresh = User.kept(user.replace(method, user.shop().token(TWICE)));
    user.replace(method, user.shop().token(Shop.APPROVED)); // 404
    user.delete(fresh);
    user.delete(fresh); // 404

    var replaced = of(user.shop(), method).getLast();
    assertThat(actions(of(user.shop(), method)))
        .containsExactly("payment_method.saved", "payment_method.replaced");
    assertThat(replaced.at("/before/card/last4").asString()).isEqualTo("4242");
    assertThat(replaced.at("/before/id").asString()).isEqualTo(method);
    assertThat(replaced.at("/after/card/last4").asString()).isEqualTo("4444");
    assertThat(replaced.at("/after/id").asString()).isEqualTo(fresh);
    assertThat(actions(of(user.shop(), fresh))).containsExactly("payment_method.deleted");
    var deleted = of(user.shop(), fresh).getFirst();
    assertThat(deleted.at("/before/card/last4").asString()).isEqualTo("4444");
    assertThat(deleted.at("/after").isNull()).isTrue();
  }

  /** A method that another number goes into, which only others could use. */
  @Test
  void aReplacementByWhatOthersKeep(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    var theirs = other.card(TWICE);

    assertThat(User.kept(user.replace(method, user.shop().token(TWICE)))).isEqualTo(theirs);

    var replaced = of(user.shop(), method).getLast();
    assertThat(replaced.at("/action").asString()).isEqualTo("payment_method.replaced");
    assertThat(replaced.at("/after/id").asString()).isEqualTo(theirs);
    assertThat(actions(of(other.shop(), theirs))).containsExactly("payment_method.saved");
    assertThat(of(other.shop(), method)).isEmpty();
  }

  /** Others learn of it by their events: it is not what they did. */
  @Test
  void whatAnotherOrganizationDoes(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var method = user.card(Shop.APPROVED);
    other.consent(method, "{\"text_version\":\"w-1\"}");
    other.change(method, "{\"billing_address\":{\"postal_code\":\"H7A1A1\"}}");
    other.delete(method);

    assertThat(actions(of(user.shop(), method))).containsExactly("payment_method.saved");
    var told = of(other.shop(), method);
    assertThat(actions(told))
        .containsExactly("consent.granted", "payment_method.updated", "payment_method.deleted");
    assertThat(told.getFirst().at("/before").isNull()).isTrue();
    assertThat(told.getFirst().at("/after/card/last4").asString()).isEqualTo("4242");
    assertThat(told.get(1).at("/after/billing_address/postal_code").asString()).isEqualTo("H7A1A1");
  }

  /** Who saves without consent does not learn from the journal that there is a method. */
  @Test
  void whatIsSavedWithoutConsent(Api api) {
    var owner = User.of(api.shop());
    var method =
        User.kept(owner.keep(owner.shop().token(Shop.APPROVED), ",\"nickname\":\"Family\""));
    var stranger = owner.at(api.shop());
    var known = stranger.shop().token(Shop.APPROVED);
    var fresh = stranger.shop().token(TWICE);

    assertThat(stranger.save(known, "").status()).isEqualTo(201);
    assertThat(stranger.save(fresh, "").status()).isEqualTo(201);

    for (var token : new String[] {known, fresh}) {
      var told = of(stranger.shop(), token);
      assertThat(actions(told)).containsExactly("payment_method.saved");
      assertThat(told.getFirst().at("/before").isNull()).isTrue();
      assertThat(told.getFirst().at("/after/id").isNull()).isTrue();
      assertThat(told.getFirst().at("/after/user").asString()).isEqualTo(owner.id());
    }
    assertThat(stranger.shop().get("/v1/journal?limit=100").body())
        .doesNotContain(method, "Family");
  }

  /** The same number again is the same method. */
  @Test
  void whatIsSavedAgain(Api api) {
    var user = User.of(api.shop());
    var method = user.card(Shop.APPROVED);

    user.keep(user.shop().token(Shop.APPROVED), ",\"nickname\":\"Family\"");

    var again = of(user.shop(), method).getLast();
    assertThat(again.at("/action").asString()).isEqualTo("payment_method.saved");
    assertThat(again.at("/before").toString()).isEqualTo("{\"nickname\":null}");
    assertThat(again.at("/after").toString()).isEqualTo("{\"nickname\":\"Family\"}");
  }

  /** Oldest first. */
  private static List<JsonNode> of(Shop shop, String resource) {
    return new Diary(shop).all("?resource=" + resource).reversed();
  }

  private static List<String> actions(List<JsonNode> told) {
    return told.stream().map(one -> one.at("/action").asString()).toList();
  }
}
