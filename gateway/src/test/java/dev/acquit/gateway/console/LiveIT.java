package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What open pages are told, and who is told. */
@GatewayTest
class LiveIT {

  private static final String LIVE = "/console/live";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private Environment environment;
  @Autowired private MeterRegistry registry;

  @Test
  void whatOthersChangeIsToldToThoseOfTheOrganization(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = Colleagues.item(debtor.shop(), debtor.failed());
    var stranger = people(api.shop()).one("owner");
    var browser = people(debtor.shop()).one("viewer");
    try (var watcher = Watcher.of(api, browser);
        var other = Watcher.of(api, stranger)) {
      assertThat(watcher.all()).doesNotContain(item);

      assigned(debtor.shop(), item);

      watcher.hears("\"id\":\"" + item + "\"");
      assertThat(watcher.all()).contains("event:items", "\"version\":", "id:", "retry:");
      var next = Colleagues.item(debtor.shop(), debtor.failed());
      watcher.hears(next);
      assertThat(other.all()).doesNotContain(item, next, "event:items");
    }
  }

  @Test
  void whatChangedSinceThePageWasMadeIsTold(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = Colleagues.item(debtor.shop(), debtor.failed());
    var browser = people(debtor.shop()).one("viewer");
    assertThat(browser.get(Colleagues.LIST).body())
        .containsPattern("data-item=\"" + item + "\" data-version=\"[0-9]+\"")
        .containsPattern("data-since=\"[0-9]{13}\"");
    assigned(debtor.shop(), item);
    var since = System.currentTimeMillis() - 30_000;

    try (var watcher = new Watcher(api, browser, "?since=" + since);
        var late = new Watcher(api, browser, "?since=1")) {
      watcher.hears(item);
      late.hears("event:missed");
      assertThat(watcher.all()).doesNotContain("event:missed");
    }
  }

  @Test
  void whoMayNotLookIsToldNothing(Api api) {
    var shop = api.shop();
    assertIsToldNothing(Browser.at(api));
    var browser = people(shop).one("viewer");
    browser.post("/console/sign-out", Map.of());
    assertIsToldNothing(browser);

    var crew = crew(shop);
    var role =
        shop.post("/v1/roles", "{\"name\":\"Accounts\",\"permissions\":[\"payments.view\"]}");
    assertThat(role.status()).as(role.body()).isEqualTo(201);
    var email = Crew.email();
    var id = crew.add(email, role.text("/id")).text("/id");
    crew.accepted(crew.invited(id), Crew.PASSWORD);
    assertIsToldNothing(Browser.of(api, email, Crew.PASSWORD));
  }

  /** Nor asks again. */
  private static void assertIsToldNothing(Browser browser) {
    assertThat(browser.get(LIVE).body()).isEqualTo("event:end\nretry:3000\ndata:-\n\n");
  }

  @Test
  void itEndsWithTheSession(Api api) {
    var browser = people(api.shop()).one("viewer");
    try (var watcher = Watcher.of(api, browser)) {
      browser.post("/console/sign-out", Map.of());
      watcher.ends();
      assertThat(watcher.all()).endsWith("event:end\nretry:3000\ndata:-\n");
    }
  }

  @Test
  void itEndsWhereItsPersonGoesElsewhere(Api api) {
    var shop = api.shop();
    var browser = people(shop).one("viewer");
    try (var watcher = Watcher.of(api, browser)) {
      browser.get("/console/organizations");
      var there = Map.of("organization", shop.organization(), "mode", "live");
      assertThat(browser.post("/console/organizations", there).status()).isEqualTo(303);
      watcher.ends();
    }
  }

  @Test
  void aSessionHasFew(Api api) {
    var browser = people(api.shop()).one("viewer");
    var four = IntStream.range(0, 4).mapToObj(_ -> Watcher.of(api, browser)).toList();
    try {
      try (var fifth = new Watcher(api, browser, "")) {
        fifth.ends();
        assertThat(fifth.all()).isEqualTo("event:full\nretry:30000\ndata:-\n");
      }
      assertThat(registry.get("acquit.console.live.streams").gauge().value())
          .isGreaterThanOrEqualTo(4);
      four.getFirst().close();
      eventually(() -> {
        try (var again = new Watcher(api, browser, "")) {
          again.hears("event:");
          assertThat(again.all()).contains("event:beat");
        }
      });
    } finally {
      four.forEach(Watcher::close);
    }
  }

  /** Else an open page would keep its person signed in for ever. */
  @Test
  void toLookIsNoUseOfASession(Api api) throws SQLException {
    var shop = api.shop();
    var crew = crew(shop);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.of(api, email, Crew.PASSWORD);
    var database = TestDatabase.of(environment);
    database.update(
        "UPDATE acquit.staff_session SET used_at = now() - interval '5 minutes' WHERE"
            + " organization_id = ?",
        shop.organizationId());

    Watcher.of(api, browser).close();
    var watching = Map.of("Acquit-Watching", "yes");
    assertThat(got(api, browser, watching)).isEqualTo(200);
    assertThat(rested(database, shop)).isEqualTo(1);
    assertThat(got(api, browser, Map.of())).isEqualTo(200);
    eventually(() -> assertThat(rested(database, shop)).isZero());
  }

  private static long rested(TestDatabase database, Shop shop) {
    return database.count(
        "SELECT count(*) FROM acquit.staff_session WHERE used_at < now() - interval '4 minutes' AND"
            + " organization_id = ?",
        shop.organizationId());
  }

  private static void assigned(Shop shop, String item) {
    var reply = shop.post("/v1/action_items/" + item + "/assign", "{\"assignee\":\"Ana Roy\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private Crew crew(Shop shop) {
    return new Crew(shop, invitations, sessions);
  }

  private Colleagues people(Shop shop) {
    return new Colleagues(crew(shop));
  }

  /** As the browser's next request is, with more headers. */
  private static int got(Api api, Browser browser, Map<String, String> more) {
    var headers = new HashMap<>(browser.all());
    headers.putAll(more);
    return new Http(URI.create("http://127.0.0.1:" + api.http().port()))
        .get(Colleagues.LIST, headers)
        .status();
  }
}
