package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages tell who did what, when to the second, and which page they are. */
@GatewayTest
class WhoIT {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final String AMOUNT = "125.50\u00a0CAD";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void whoTriedAgainIsNamed(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var path = path(debtor.shop(), payment);
    var browser = people.of(debtor.shop(), "owner");
    browser.get(path);
    browser.post(path + "/notes", Map.of("text", "They have paid the card off."));
    var preview = browser.post(path + "/check", Map.of()).body();
    var found = KEY.matcher(preview);
    assertThat(found.find()).as(preview).isTrue();
    Debtor.approves(PROCESSOR);
    browser.post(path + "/retry", Map.of("key", found.group(1), "confirm", "true"));
    debtor.becomes(payment, "succeeded");

    assertThat(browser.get(path).body())
        .containsPattern("Resolved on [^<]+, after a retry by Ana Roy\\.")
        .containsPattern("<strong>Retried</strong> <span class=\"sub\">by Ana Roy · Charge")
        .containsPattern("<strong>Note added</strong> <span class=\"sub\">by Ana Roy<")
        .containsPattern("<time[^>]*>[^<]+:\\d\\d:\\d\\d[^<]*</time>")
        .doesNotContain("??");
    assertThat(browser.get("/console/payments/" + payment).body())
        .containsPattern("<strong>Retried</strong> <span class=\"sub\">by Ana Roy · Charge")
        .containsPattern("<strong>Note added</strong> <span class=\"sub\">by Ana Roy<");
    People.speaks(browser, "fr");
    assertThat(browser.get(path).body())
        .contains("après une nouvelle tentative par Ana Roy", "par Ana Roy · Débit")
        .doesNotContain("??");
  }

  @Test
  void anApiKeyIsNamedToo(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var path = path(debtor.shop(), payment);
    Debtor.approves(PROCESSOR);
    assertThat(debtor.retry(payment, "{}").status()).isIn(201, 202);
    debtor.becomes(payment, "succeeded");
    var browser = people.of(debtor.shop(), "viewer");

    assertThat(browser.get(path).body())
        .containsPattern("Resolved on [^<]+, after a retry by the API key “[^”]+”\\.")
        .contains("by the API key “");
  }

  @Test
  void itsTitleSaysWhichOneItIs(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    Debtor.declines(PROCESSOR, "stolen_card");
    var payment = debtor.failed(Debtor.INSTALLMENT);
    var reference = shop.payment(payment).text("/reference");
    var browser = people.of(shop, "viewer");

    var page = browser.get(path(shop, payment)).body();
    assertThat(page)
        .contains("<title>" + reference + " · " + AMOUNT + " – Declined – Acquit</title>")
        .containsPattern("<span>own</span> *<code>pac_");
    assertThat(browser.get("/console/payments/" + payment).body())
        .contains("<title>" + reference + " · " + AMOUNT + " – Failed – Acquit</title>")
        .containsPattern("<span>own</span> *<code>pac_");
  }

  private static String path(Shop shop, String payment) {
    return Colleagues.LIST + "/" + Colleagues.item(shop, payment);
  }
}
