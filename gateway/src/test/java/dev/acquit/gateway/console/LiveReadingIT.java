package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** From where on a page is told of changes, and how far. */
@GatewayTest
class LiveReadingIT {

  private static final Pattern SINCE = Pattern.compile("data-since=\"([0-9]{13})\"");
  private static final int LATE = 5000;

  /**
   * So many changes of that shop's items, a millisecond apart, of which the first is dated then.
   */
  private static final String CHANGES =
      """
      INSERT INTO acquit.event
      SELECT (jsonb_populate_record(e, jsonb_build_object('sequence', 1000 + n,
          'id', lpad(to_hex(?::bigint + n - 1), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0')))).*
        FROM acquit.event e, generate_series(1, ?) n WHERE organization_id = ? AND type = 'action_item.opened'
      """;

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private Environment environment;

  /** A transaction that lasts commits what it dated before the page was made. */
  @Test
  void whatWasRecordedLateIsToldToo(Api api) throws SQLException {
    var debtor = debtor(api);
    var item = item(debtor);
    var browser = viewer(debtor.shop());
    var since = since(browser, Colleagues.LIST);
    assertThat(since).isLessThanOrEqualTo(System.currentTimeMillis() - LATE);
    var ofItem = since(browser, Colleagues.LIST + "/" + item);
    assertThat(ofItem).isLessThanOrEqualTo(System.currentTimeMillis() - LATE);
    changes(debtor.shop(), since + 1, 1);

    try (var watcher = new Watcher(api, browser, "?since=" + since)) {
      watcher.hears("\"id\":\"" + item + "\",\"version\":1001");
    }
  }

  /** Of what a list shows whether it changed before or after, it says how it was. */
  @Test
  void whatAListHasSeenIsNoNews(Api api) {
    var debtor = debtor(api);
    var shop = debtor.shop();
    var item = item(debtor);
    var browser = viewer(shop);
    var path = "/v1/action_items/" + item;
    eventually(() -> {
      assertThat(shop.post(path + "/assign", "{\"assignee\":\"Ana Roy\"}").status()).isEqualTo(200);
      assertThat(shop.post(path + "/assign", "{\"assignee\":\"Max Roy\"}").status()).isEqualTo(200);
      var page = browser.get(Colleagues.LIST).body();
      var version = Pattern.compile(item + "\" data-version=\"([0-9]+)\"").matcher(page);
      assertThat(version.find()).as(page).isTrue();
      assertThat(page).contains("&quot;" + item + "&quot;:" + version.group(1));
    });
  }

  @Test
  void whoComesBackAtOnceHasMissedNothing(Api api) {
    var browser = viewer(api.shop());
    var since = System.currentTimeMillis() - 30_000;
    try (var watcher = new Watcher(api, browser, "?since=" + since)) {
      watcher.hears("event:beat");
      assertThat(watcher.all()).startsWith("id:" + since + "\nevent:beat");
    }
  }

  @Test
  void moreThanAPageIsToldIsSaidToBeMissed(Api api) throws SQLException {
    var debtor = debtor(api);
    var item = item(debtor);
    var browser = viewer(debtor.shop());
    try (var watcher = Watcher.of(api, browser)) {
      assertThat(watcher.all()).doesNotContain("event:missed");
      var inAMinute = System.currentTimeMillis() + 60_000;
      changes(debtor.shop(), inAMinute, 150);
      watcher.hears("event:missed");
      watcher.hears("\"id\":\"" + item + "\",\"version\":1150");
      assertThat(watcher.all()).contains("\"version\":1050,").doesNotContain("\"version\":1049,");
    }
  }

  private static Debtor debtor(Api api) {
    return Debtor.of(api, PROCESSOR);
  }

  private static String item(Debtor debtor) {
    Debtor.declines(PROCESSOR, "stolen_card");
    return Colleagues.item(debtor.shop(), debtor.failed());
  }

  private Browser viewer(Shop shop) {
    return new Colleagues(new Crew(shop, invitations, sessions)).one("viewer");
  }

  private static long since(Browser browser, String path) {
    var page = browser.get(path).body();
    var found = SINCE.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return Long.parseLong(found.group(1));
  }

  private void changes(Shop shop, long first, int many) throws SQLException {
    var made = TestDatabase.of(environment).update(CHANGES, first, many, shop.organizationId());
    assertThat(made).isEqualTo(many);
  }
}
