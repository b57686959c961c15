package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people look for often, kept under a name. */
@GatewayTest
class ViewsIT {

  private static final String VIEWS = "/console/views";
  private static final String QUERY = "?tab=disputes&cause=disputed&q=INV%2F7";
  private static final String NEW = VIEWS + "/new" + QUERY;
  private static final String HERE = Colleagues.LIST + QUERY;
  private static final Pattern ID = Pattern.compile("action=\"/console/views/(vw_[0-9a-z]+)/");

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void aViewIsKeptOpenedChangedAndDeleted(Api api) {
    var shop = api.shop();
    var browser = people(shop).one("viewer");
    assertThat(browser.get(HERE).body()).contains("/console/views/new?tab=disputes&amp;cause=");
    var asked = browser.get(NEW);
    assertThat(asked.headers().firstValue("HX-Retarget")).hasValue("#dialog");
    assertThat(asked.body()).contains("id=\"panel\"", "Save as a view").doesNotContain("??");

    assertThat(Browser.location(browser.post(NEW, Map.of("name", "Disputes of <7>"))))
        .isEqualTo(HERE);
    assertThat(browser.get(HERE).body())
        .containsPattern("aria-current=\"page\">Disputes of &lt;7&gt;")
        .contains("Saved.");
    assertThat(browser.get(Colleagues.LIST).body()).contains("Disputes of &lt;7&gt;");
    var again = browser.post(NEW, Map.of("name", "Disputes of <7>"));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body()).contains("id=\"name-error\"", "Take another name");
    assertThat(browser.post(NEW, Map.of()).status()).isEqualTo(400);
    assertThat(browser.post(NEW, Map.of("name", "4111111111111111")).status()).isEqualTo(400);

    var path = VIEWS + "/" + only(browser);
    var changed = Map.of("name", "Disputes", "shared", "true");
    assertThat(Browser.location(browser.post(path, changed))).isEqualTo(VIEWS);
    assertThat(browser.get(VIEWS).body()).contains("value=\"Disputes\"", "Shared</span>");
    assertThat(Browser.location(browser.post(path + "/delete", Map.of()))).isEqualTo(VIEWS);
    assertThat(browser.get(VIEWS).body()).contains("None is kept yet");
    assertThat(browser.post(path + "/delete", Map.of()).status()).isEqualTo(404);
    assertThat(new Diary(shop).actions())
        .containsSubsequence("saved_view.saved", "saved_view.changed", "saved_view.deleted");
  }

  @Test
  void somebodyBeginsWithOne(Api api) {
    var browser = people(api.shop()).one("viewer");
    browser.post(NEW, Map.of("name", "Mine", "first", "true"));
    assertThat(Browser.location(browser.get(Colleagues.LIST))).isEqualTo(HERE);
    assertThat(browser.get(Colleagues.LIST + "?tab=all").status()).isEqualTo(200);
    assertThat(browser.get(VIEWS).body()).contains("You begin with it");

    browser.post(VIEWS + "/none/first", Map.of());
    assertThat(browser.get(Colleagues.LIST).status()).isEqualTo(200);
    browser.post(VIEWS + "/" + only(browser) + "/first", Map.of());
    assertThat(Browser.location(browser.get(Colleagues.LIST))).isEqualTo(HERE);
    browser.post(VIEWS + "/" + only(browser) + "/delete", Map.of());
    assertThat(browser.get(Colleagues.LIST).status()).isEqualTo(200);
  }

  @Test
  void othersSeeWhatIsShared(Api api) {
    var people = people(api.shop());
    var owner = people.one("owner");
    owner.post(NEW, Map.of("name", "Mine alone"));
    var path = VIEWS + "/" + only(owner);
    var other = people.one("viewer");
    var stranger = people(api.shop()).one("owner");
    assertThat(other.get(VIEWS).body()).doesNotContain("Mine alone");
    assertThat(other.post(path + "/first", Map.of()).status()).isEqualTo(404);
    assertThat(other.post(path, Map.of("name", "x")).status()).isEqualTo(404);

    owner.post(path, Map.of("name", "Everybody’s", "shared", "true"));
    assertThat(other.get(Colleagues.LIST).body()).contains("Everybody’s");
    assertThat(other.get(VIEWS).body()).contains("Shared by somebody else");
    assertThat(other.post(path, Map.of("name", "x")).status()).isEqualTo(403);
    assertThat(other.post(path + "/delete", Map.of()).status()).isEqualTo(403);
    assertThat(Browser.location(other.post(path + "/first", Map.of()))).isEqualTo(VIEWS);
    assertThat(Browser.location(other.get(Colleagues.LIST))).isEqualTo(HERE);
    assertThat(stranger.get(VIEWS).body()).doesNotContain("Everybody’s");
    assertThat(stranger.post(path + "/first", Map.of()).status()).isEqualTo(404);

    owner.post(path, Map.of("name", "Mine again"));
    assertThat(other.get(Colleagues.LIST).body()).doesNotContain("Mine again");
  }

  @Test
  void thereAreNotTooMany(Api api) {
    var browser = people(api.shop()).one("owner", "fr");
    for (int each = 0; each < 30; each++) {
      assertThat(browser.post(NEW, Map.of("name", "Vue " + each)).status()).isEqualTo(303);
    }
    var one = browser.post(NEW, Map.of("name", "Vue de plus"));
    assertThat(one.status()).isEqualTo(400);
    assertThat(one.body()).contains("autant qu’il est possible").doesNotContain("??");
    assertThat(browser.get(VIEWS).body()).contains("Vues enregistrées", "Vue 29");
  }

  private static String only(Browser browser) {
    var page = browser.get(VIEWS).body();
    var found = ID.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private Colleagues people(Shop shop) {
    return new Colleagues(new Crew(shop, invitations, sessions));
  }
}
