package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.User;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards that expire soon, beside what has failed. */
@GatewayTest
class ExpiringPagesIT {

  private static final String PATH = "/console/expiring";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void thoseWithConsentAreListed(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var soon = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    var first = expiring(user, 1, soon);
    var second = expiring(user, 2, soon);
    var good = expiring(user, 3, soon.plusYears(2));
    var elsewhere = expiring(user.at(api.shop()), 4, soon);
    var browser = people.of(shop, "clerk");

    var page = browser.get(PATH);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains(user.id(), first, second, "Visa •••• ", "aria-current=\"page\"")
        .containsPattern("Expiring cards</span><span class=\"count\">2<")
        .doesNotContain(good, elsewhere, "??");
    var next = browser.get(PATH + "?cursor=" + first).body();
    assertThat(next).contains(second, "First page").doesNotContain(first + "<", good);
    assertThat(browser.get(PATH + "?cursor=x").status()).isEqualTo(400);
    assertThat(browser.get(PATH + "?within_days=9").status()).isEqualTo(400);
    assertThat(browser.get(Colleagues.LIST).body())
        .contains("href=\"" + PATH + "\"")
        .containsPattern("Expiring cards</span><span class=\"count\">2<");
    People.speaks(browser, "fr");
    assertThat(browser.get(PATH).body()).contains("Cartes qui expirent").doesNotContain("??");
  }

  @Test
  void whereThereAreNoneThePageSaysSo(Api api) {
    assertThat(people.of(api.shop(), "viewer").get(PATH).body())
        .contains("No card that you may charge expires within 60 days")
        .doesNotContain("<table", "??");
  }

  @Test
  void whoMayNotSeeWalletsSeesNone(Api api) {
    var shop = api.shop();
    var browser = people.who(shop, "failed_payments.view");
    assertThat(browser.get(PATH).status()).isEqualTo(403);
    assertThat(browser.get(Colleagues.LIST).body()).doesNotContain(PATH);

    assertThat(people.who(shop, "wallets.view").get(PATH).body())
        .contains("Expiring cards")
        .doesNotContain("Unknown outcomes", "??");
  }

  private static String expiring(User user, int number, LocalDate at) {
    var card = user.card(User.card(number));
    user.change(
        card, "{\"exp_month\":%d,\"exp_year\":%d}".formatted(at.getMonthValue(), at.getYear()));
    return card;
  }
}
