package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a payer contests is told in words of its own, and until when to answer. */
@GatewayTest
class DisputePagesIT {

  private static final String UNTIL = ",\"respond_by\":\"2100-02-01T12:00:00Z\"";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void theDeadlineIsOnThePageAndInTheList(Api api) {
    var shop = api.shop();
    var item = contested(shop);
    var browser = people.of(shop, "owner");

    var page = browser.get(item).body();
    assertThat(page)
        .contains("What is contested, and what to do", "Answer by", "Feb\u00a01,\u00a02100")
        .contains("10.4", "dp_1", "100.00\u00a0CAD", "Open")
        .doesNotContain("What failed", "Never tried", "/check\"", "??");
    assertThat(page.substring(page.indexOf("id=\"story\"")))
        .containsSubsequence("<strong>Disputed</strong>", "Came to the action center");
    assertThat(browser.get(Colleagues.LIST + "?tab=disputes").body())
        .contains("Answer by Feb\u00a01,\u00a02100", "What happened");
    People.speaks(browser, "fr");
    assertThat(browser.get(item).body())
        .contains("Ce qui est contesté, et la suite", "Répondre avant le")
        .doesNotContain("??");
  }

  @Test
  void whoGivesItUpReadsWhatThatMeans(Api api) {
    var shop = api.shop();
    var item = contested(shop);
    var browser = people.of(shop, "owner");

    assertThat(browser.get(item + "/resolve").body()).contains("an answer that you gave");
    assertThat(browser.get(item + "/reject").body())
        .contains("nobody answers it here any more")
        .doesNotContain("nobody tries it again");
    var reason = Map.of("reason", "They are right");
    assertThat(Browser.location(browser.post(item + "/reject", reason))).isEqualTo(item);
    assertThat(browser.get(item).body())
        .contains("Nobody answers it here any more.", "by Ana Roy: They are right");
  }

  @Test
  void itsEndTellsHowItWasDecided(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    events.dispute("dp_1", "open", 10000);
    var item = Colleagues.LIST + "/" + Colleagues.item(shop, payment);
    var browser = people.of(shop, "viewer");

    events.dispute("dp_1", "won", 10000, 9);

    eventually(() ->
        assertThat(browser.get(item).body())
            .containsPattern("The dispute was decided on [^<]+: Won\\."));
  }

  /** The page of an item about 100.00 CAD. */
  private static String contested(Shop shop) {
    var payment = shop.paid(Shop.fresh());
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 10000, 1, UNTIL);
    return Colleagues.LIST + "/" + Colleagues.item(shop, payment);
  }
}
