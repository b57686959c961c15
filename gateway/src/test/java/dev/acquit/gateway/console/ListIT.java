package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What the list of items says, and what leads from it and back to it. */
@GatewayTest
class ListIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void anItemLeadsBackToTheListAsItWasNarrowed(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = Colleagues.item(debtor.shop(), debtor.failed());
    var browser = people(debtor).one("owner");
    var path = Colleagues.LIST + "/" + item;
    var list = Colleagues.LIST + "?tab=all&reason=stolen_card&sort=amount";
    var back = "href=\"" + list.replace("&", "&amp;") + "\"";
    var narrowed = path + "?from=tab%3Dall%26reason%3Dstolen_card%26sort%3Damount";

    assertThat(browser.get(Colleagues.LIST).body()).contains("href=\"" + path + "\"");
    assertThat(browser.get(list).body()).contains("href=\"" + narrowed + "\"");
    assertThat(browser.get(narrowed).body()).contains(back);
    assertThat(browser.get(path).body()).contains("href=\"" + Colleagues.LIST + "\"");
    assertThat(browser.get(path + "?from=x%3C%2F..").body()).doesNotContain("/..");

    browser.sending("HX-Current-URL", "https://console.example" + narrowed);
    var noted = Browser.location(browser.post(path + "/notes", Map.of("text", "Called")));
    assertThat(noted).isEqualTo(path);
    assertThat(browser.get(noted).body()).as("a script follows with the same").contains(back);
    browser.sending("HX-Current-URL", "http://[x?from=%zz");
    assertThat(browser.get(path).status()).isEqualTo(200);
  }

  @Test
  void anItemIsAsOldAsItIs(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    Colleagues.item(debtor.shop(), debtor.failed());

    assertThat(people(debtor).one("owner").get(Colleagues.LIST).body())
        .containsPattern("<time datetime=\"[^\"]+\" title=\"[^\"]+\">(Less than a|\\d+) minutes?<")
        .contains("id=\"tick-all\"", "Select all on this page", ">Age<", ">Filters<");
    assertThat(people(debtor).one("owner", "fr").get(Colleagues.LIST + "?rail=card").body())
        .containsPattern(
            " title=\"\\d+(er)?\u00a0[^ ]+\u00a0\\d{4}\u00a0à\u00a0\\d+\u00a0h\u00a0\\d\\d\"")
        .contains(">Filtres (1)<", "<option value=\"\" selected=\"selected\">Toutes</option>");
  }

  @Test
  void anEmptyNoteIsToldAtItsField(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = Colleagues.LIST + "/" + Colleagues.item(debtor.shop(), debtor.failed());

    var empty = people(debtor).one("owner").post(path + "/notes", Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body())
        .contains("aria-describedby=\"text-error\"", "id=\"text-error\">This is needed");
  }

  private Colleagues people(Debtor debtor) {
    return new Colleagues(new Crew(debtor.shop(), invitations, sessions));
  }
}
