package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Failed payments, as people see to them in the console. */
@GatewayTest
class ItemsIT {

  private static final String LIST = "/console/items";
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void theListIsNarrowed(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = item(debtor.shop(), debtor.failed());
    var browser = person(debtor.shop(), "viewer");

    for (var query :
        new String[] {
          "",
          "?tab=all",
          "?tab=failed_payments&status=open&cause=declined&reason=stolen_card&rail=card",
          "?q=&status=&cause=&reason=&purpose=installment&rail=&sort=amount&assignee="
        }) {
      var page = browser.get(LIST + query);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      assertThat(page.body())
          .as(query)
          .contains(LIST + "/" + item, "Stolen card", "125.50\u00a0CAD")
          .doesNotContain("??");
    }
    for (var query : new String[] {"?tab=disputes", "?q=nowhere", "?reason=expired_card"}) {
      assertThat(browser.get(LIST + query).body()).as(query).doesNotContain(LIST + "/" + item);
    }
    assertThat(browser.get(LIST).body())
        .containsPattern("Failed payments</span><span class=\"count\">1<");
    assertThat(browser.get(LIST + "?tab=none").status()).isEqualTo(400);
    assertThat(browser.get(LIST + "?q=nowhere").body()).contains("No items match these filters");
  }

  @Test
  void itIsToldInFrench(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = item(debtor.shop(), debtor.failed());
    var browser = person(debtor.shop(), "owner");
    browser.get(LIST);
    browser.post("/console/preferences", Map.of("language", "fr"));

    assertThat(browser.get(LIST).body()).contains("Carte volée", "125,50\u00a0CAD", "Ouvert");
    var page = browser.get(LIST + "/" + item);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("Carte volée", "Demandez au client un autre mode de paiement.", "Réessayer…")
        .doesNotContain("??");
  }

  @Test
  void aRetryShowsWhatItWouldDoAndChargesOnce(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var path = LIST + "/" + item(debtor.shop(), payment);
    var browser = person(debtor.shop(), "owner");
    assertThat(browser.get(path).body()).contains("Insufficient funds", path + "/check");
    Debtor.approves(PROCESSOR);

    var preview = browser.post(path + "/check", Map.of());
    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    assertThat(preview.headers().firstValue("HX-Retarget")).hasValue("#dialog");
    assertThat(preview.body())
        .contains("To do it now, tick below", "name=\"confirm\"")
        .doesNotContain("??", "It may be retried now");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
    var form = Map.of("key", key(preview));
    var unconfirmed = browser.post(path + "/retry", form);
    assertThat(unconfirmed.status()).as(unconfirmed.body()).isEqualTo(409);
    assertThat(unconfirmed.body()).contains("role=\"alert\"", "A retry is planned already");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);

    var confirmed = Map.of("key", key(preview), "confirm", "true");
    assertThat(Browser.location(browser.post(path + "/retry", confirmed))).isEqualTo(path);
    debtor.becomes(payment, "succeeded");
    assertThat(Browser.location(browser.post(path + "/retry", confirmed))).isEqualTo(path);
    assertThat(PROCESSOR.requests(CHARGES)).as("sent twice").hasSize(2);
    assertThat(browser.get(path).body())
        .contains("It worked", "mark-resolved")
        .doesNotContain("/check");
    assertThat(browser.get(path).body()).as("told once").doesNotContain("It worked");
    var other = browser.post(path + "/check", Map.of());
    assertThat(other.body()).contains("role=\"alert\"", "This is not possible any more");
  }

  @Test
  void anotherMethodIsAskedForInTheForm(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = LIST + "/" + item(debtor.shop(), debtor.failed());
    var browser = person(debtor.shop(), "owner");
    browser.get(path);

    var preview = browser.post(path + "/check", Map.of());
    assertThat(preview.body()).contains("Ask for another one");
    var wrong = browser.post(path + "/retry", Map.of("key", key(preview), "source", "visa"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("id=\"source-error\"", "value=\"visa\"");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
  }

  @Test
  void aViewerChangesNothing(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = item(debtor.shop(), debtor.failed());
    var path = LIST + "/" + item;
    var browser = person(debtor.shop(), "viewer");

    assertThat(browser.get(path).body())
        .doesNotContain("/check", "/reject", "/resolve", "/notes", "/assign\"");
    assertThat(browser.get(LIST).body()).doesNotContain("type=\"checkbox\"");
    for (var what : new String[] {"check", "retry", "reject", "resolve", "assign", "notes"}) {
      var fields = Map.of("key", "k", "reason", "r", "text", "t");
      assertThat(browser.post(path + "/" + what, fields).status()).as(what).isEqualTo(403);
    }
    assertThat(browser.post(LIST, Map.of("id", item, "assignee", "me")).status()).isEqualTo(403);
    assertThat(browser.get(path + "/reject").status()).isEqualTo(403);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
  }

  @Test
  void anotherOrganizationsItemIsNotThere(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = item(debtor.shop(), debtor.failed());
    var path = LIST + "/" + item;
    var stranger = person(api.shop(), "owner");
    assertThat(stranger.get(LIST + "?tab=all").body()).doesNotContain(item);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(path + "/reject").status()).isEqualTo(404);
    for (var what : new String[] {"check", "retry", "reject", "resolve", "assign", "notes"}) {
      var fields = Map.of("key", "k", "reason", "r", "text", "t");
      assertThat(stranger.post(path + "/" + what, kept(what, fields)).status())
          .as(what)
          .isEqualTo(404);
    }
    assertThat(stranger.get(LIST + "/aci_1").status()).isEqualTo(404);
  }

  @Test
  void somebodySeesToIt(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var item = item(debtor.shop(), debtor.failed());
    var path = LIST + "/" + item;
    var browser = person(debtor.shop(), "owner");
    browser.get(LIST);

    var all = Map.of("id", item, "assignee", "Ana Roy", "next", LIST + "?tab=all");
    assertThat(Browser.location(browser.post(LIST, all))).isEqualTo(LIST + "?tab=all");
    assertThat(browser.get(LIST + "?assignee=Ana+Roy").body()).contains(item, "Assigned.");
    assertThat(Browser.location(browser.post(path + "/assign", Map.of()))).isEqualTo(path);
    assertThat(browser.get(LIST + "?assignee=Ana+Roy").body()).doesNotContain(LIST + "/" + item);
    var note = "<b>Called</b> the client";
    assertThat(Browser.location(browser.post(path + "/notes", Map.of("text", note))))
        .isEqualTo(path);
    assertThat(browser.get(path).body())
        .contains("&lt;b&gt;Called&lt;/b&gt; the client", "<span>Ana Roy</span>", "One note");
  }

  @Test
  void itIsGivenUpForAReasonAndForGood(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var path = LIST + "/" + item(debtor.shop(), debtor.failed());
    var browser = person(debtor.shop(), "owner");

    assertThat(browser.get(path + "/reject").body()).contains("id=\"panel\"", "for good");
    var without = browser.post(path + "/reject", Map.of());
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.body()).contains("id=\"reason-error\"", "id=\"panel\"");
    var reason = Map.of("reason", "Moved away");
    assertThat(Browser.location(browser.post(path + "/reject", reason))).isEqualTo(path);
    assertThat(browser.get(path).body())
        .contains("mark-rejected", "Rejected on", "by Ana Roy: Moved away")
        .doesNotContain(path + "/resolve");
    var late = browser.post(path + "/resolve", reason);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("role=\"alert\"", "mark-rejected", "Rejected on");
  }

  private Browser person(Shop shop, String role) {
    var crew = new Crew(shop, invitations, sessions);
    var email = Crew.email();
    crew.joined(email, role);
    var browser = Browser.of(shop.api(), email, Crew.PASSWORD);
    browser.get(LIST);
    browser.post("/console/preferences", Map.of("language", "en"));
    browser.get(LIST);
    return browser;
  }

  /** The newest item about that payment, once there is one. */
  private static String item(Shop shop, String payment) {
    var path = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(shop.get(path).json().at("/data").size()).isPositive());
    return shop.get(path).text("/data/0/id");
  }

  private static String key(Reply preview) {
    var found = KEY.matcher(preview.body());
    assertThat(found.find()).as(preview.body()).isTrue();
    return found.group(1);
  }

  /** What that form has of them. */
  private static Map<String, String> kept(String what, Map<String, String> fields) {
    var name =
        switch (what) {
          case "retry" -> "key";
          case "reject", "resolve" -> "reason";
          case "notes" -> "text";
          default -> "";
        };
    return fields.containsKey(name) ? Map.of(name, fields.getOrDefault(name, "")) : Map.of();
  }
}
