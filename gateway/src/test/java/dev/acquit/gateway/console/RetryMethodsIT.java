package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What a retry may charge: what the payer keeps and lets the organization use. */
@GatewayTest
class RetryMethodsIT {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final String SAME = "The same: Visa •••• 4242";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void whatThePayerKeepsIsOffered(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var user = debtor.user();
    var other = user.card(User.card(7));
    var account = user.account();
    var stranger = User.of(debtor.shop()).card(User.card(8));
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var path = path(debtor.shop(), payment);
    var browser = people.of(debtor.shop(), "owner");
    browser.get(path);

    var preview = browser.post(path + "/check", Map.of());
    assertThat(preview.body())
        .contains(SAME, value(other), value(account), "Mandate active", "Another: an id…")
        .containsPattern("value=\"\" [^>]*checked=\"checked\"")
        .doesNotContain(value(debtor.method()), stranger, "??");
    var chosen = browser.post(path + "/check", Map.of("source", other));
    assertThat(chosen.body()).containsPattern(value(other) + " [^>]*checked=\"checked\"");
    Debtor.approves(PROCESSOR);
    var form = Map.of("key", key(chosen), "source", other, "confirm", "true");
    assertThat(Browser.location(browser.post(path + "/retry", form))).isEqualTo(path);
    assertThat(debtor.becomes(payment, "succeeded").text("/source/payment_method"))
        .isEqualTo(other);
    People.speaks(browser, "fr");
    assertThat(browser.get(path).body()).doesNotContain("??");
  }

  @Test
  void whatIsNeverToBeTriedAgainIsNot(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var other = debtor.user().card(User.card(7));
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = path(debtor.shop(), debtor.failed());
    var browser = people.of(debtor.shop(), "clerk");
    browser.get(path);

    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains(value(other), "required")
        .doesNotContain("The same:", value(debtor.method()));
    People.speaks(browser, "fr");
    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains(value(other), "Un autre, par son identifiant")
        .doesNotContain("??", "Le même mode\u00a0:");
  }

  @Test
  void withoutConsentNothingIsShown(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var user = debtor.user();
    var elsewhere = user.at(api.shop()).card(User.card(7));
    var taken = user.card(User.card(8));
    var left = user.card(User.card(9));
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = path(debtor.shop(), debtor.failed());
    for (var method : new String[] {taken, debtor.method()}) {
      assertThat(user.revoke(method).status()).isBetween(200, 299);
    }
    var browser = people.of(debtor.shop(), "owner");
    browser.get(path);

    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains(value(left))
        .doesNotContain(elsewhere, taken, debtor.method());
  }

  @Test
  void whoMayNotSeeWalletsNamesAnId(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var other = debtor.user().card(User.card(7));
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = path(debtor.shop(), debtor.failed());
    var browser = people.who(debtor.shop(), "failed_payments.view", "failed_payments.retry");
    browser.get(path);

    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains("id=\"source\"")
        .doesNotContain(other, "type=\"radio\"");
  }

  @Test
  void whatWasPaidByTokenNamesAnId(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var body = Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), Debtor.INSTALLMENT);
    var payment = shop.settled(shop.post("/v1/payments", Shop.fresh(), body), "failed");
    var path = path(shop, payment);
    var browser = people.of(shop, "owner");
    browser.get(path);

    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains("id=\"source\"")
        .doesNotContain("type=\"radio\"", debtor.method());
  }

  @Test
  void anotherIsNamedByItsId(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    debtor.user().card(User.card(7));
    Debtor.declines(PROCESSOR, "stolen_card");
    var payment = debtor.failed();
    var path = path(shop, payment);
    var browser = people.of(shop, "owner");
    browser.get(path);
    var key = key(browser.post(path + "/check", Map.of()));

    for (var wrong :
        List.of(
            Map.of("source", "other"),
            Map.of("source", "other", "other", "visa"),
            Map.of("other", shop.token(Shop.APPROVED)))) {
      var refused = browser.post(path + "/retry", with(wrong, key));
      assertThat(refused.status()).as(wrong.toString()).isEqualTo(400);
      assertThat(refused.body()).contains("field-error", "aria-invalid=\"true\"", "id=\"other\"");
    }
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
    Debtor.approves(PROCESSOR);
    var token = Map.of("source", "other", "other", shop.token(User.card(9)));
    assertThat(Browser.location(browser.post(path + "/retry", with(token, key)))).isEqualTo(path);
    debtor.becomes(payment, "succeeded");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  private static Map<String, String> with(Map<String, String> fields, String key) {
    var all = new HashMap<>(fields);
    all.put("key", key);
    return all;
  }

  private static String path(Shop shop, String payment) {
    return Colleagues.LIST + "/" + Colleagues.item(shop, payment);
  }

  private static String value(String method) {
    return "value=\"" + method + "\"";
  }

  private static String key(Reply preview) {
    var found = KEY.matcher(preview.body());
    assertThat(found.find()).as(preview.body()).isTrue();
    return found.group(1);
  }
}
