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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Many failed payments, as people see to them at once in the console. */
@GatewayTest
class BatchesIT {

  private static final String BATCHES = "/console/batches";
  private static final String CHECK = BATCHES + "/check?tab=failed_payments";
  private static final String BEGIN = BATCHES + "?tab=failed_payments";
  private static final String UNPLANNED =
      ",\"initiator\":\"merchant\",\"purpose\":\"installment\",\"retry\":\"none\"";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void whatIsTickedIsTriedAgainOnce(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var items = failed(debtor, 2);
    var browser = people(debtor.shop()).one("owner");
    assertThat(browser.get(Colleagues.LIST).body())
        .contains("formaction=\"/console/batches/check?tab=failed_payments\"")
        .doesNotContain("name=\"all\"");
    Debtor.approves(PROCESSOR);

    var preview = browser.post(CHECK, Map.of("action", "retry"), items);
    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    assertThat(preview.body())
        .contains("2 items would be retried", "251.00\u00a0CAD", "2 charges", "Declined")
        .doesNotContain("??", "second person");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);

    var form = form(preview, "retry");
    var begun = Browser.location(browser.post(BEGIN, form, items));
    assertThat(begun).startsWith(BATCHES + "/bch_");
    assertThat(Browser.location(browser.post(BEGIN, form, items))).isEqualTo(begun);
    becomes(browser, begun, "Completed");
    assertThat(PROCESSOR.requests(CHARGES)).as("sent twice").hasSize(4);
    assertThat(debtor.shop().get("/v1/bulk").json().at("/data").size()).isEqualTo(1);

    var page = browser.get(begun + "?outcome=succeeded");
    assertThat(page.body())
        .contains("Retry 2 items", "2 of 2 done", Colleagues.LIST + "/" + items.getFirst())
        .doesNotContain("every 3s", "/cancel", "??");
    assertThat(browser.get(begun + "?outcome=failed").body()).contains("No item came to that");
    var file = browser.get(begun + "/rows.csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
    assertThat(file.body())
        .startsWith("\uFEFFitem,")
        .contains(items.get(0), items.get(1), "succeeded", ",done_at,reason_text\r\n");
    assertThat(browser.get(BATCHES).body()).contains("Retry 2 items", begun);
  }

  @Test
  void allThatFitIsWhatWasShownOrNothing(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var items = failed(debtor, 2);
    var browser = people(debtor.shop()).one("owner");
    assertThat(browser.get(Colleagues.LIST + "?tab=failed_payments&cursor=" + items.get(1)).body())
        .contains("name=\"all\"", "Select all 2 on all pages");

    var asked = Map.of("action", "reject", "all", "true");
    var preview = browser.post(CHECK, asked);
    assertThat(preview.body()).contains("2 items would be rejected").doesNotContain("??");
    var form = form(preview, "reject");
    form.put("all", "true");
    form.put("reason", "");
    var without = browser.post(BEGIN, form);
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.body()).contains("id=\"reason-error\"");

    failed(debtor, 1);
    form.put("reason", "The season is over");
    var changed = browser.post(BEGIN, form);
    assertThat(changed.status()).as(changed.body()).isEqualTo(409);
    assertThat(changed.body())
        .contains("has changed meanwhile", "3 items would be rejected", "The season is over");
    assertThat(debtor.shop().get("/v1/bulk").json().at("/data").size()).isZero();

    var now = form(changed, "reject");
    now.put("all", "true");
    now.put("reason", "The season is over");
    var begun = Browser.location(browser.post(BEGIN, now));
    becomes(browser, begun, "Completed");
    assertThat(browser.get(begun).body()).contains("3 of 3 done", "The season is over");
    assertThat(browser.get(Colleagues.LIST + "?tab=failed_payments").body())
        .doesNotContain(Colleagues.LIST + "/" + items.getFirst());
    assertThat(Browser.location(browser.post(CHECK, Map.of("action", "retry"))))
        .isEqualTo(Colleagues.LIST + "?tab=failed_payments");
    assertThat(part(browser, "items")).doesNotContain("Nothing was selected");
    assertThat(part(browser, "main")).contains("Nothing was selected");
    assertThat(part(browser, "main")).doesNotContain("Nothing was selected");
  }

  /** As a script asks for what it puts there: what was done is told where all of a page goes. */
  private static String part(Browser browser, String target) {
    return browser
        .sending("HX-Request", "true")
        .sending("HX-Target", target)
        .get(Colleagues.LIST)
        .body();
  }

  @Test
  void aSecondPersonDecides(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var items = failed(debtor, 2);
    var people = people(debtor.shop());
    var first = people.one("owner");
    var second = people.one("owner");
    limit(debtor.shop());

    var preview = first.post(CHECK, Map.of("action", "retry"), items);
    assertThat(preview.body()).contains("second person has approved it", "Ask for approval");
    var begun = Browser.location(first.post(BEGIN, form(preview, "retry"), items));
    assertThat(first.get(begun).body())
        .contains("waits for a second person", "Another person has to decide")
        .doesNotContain(begun + "/approve");
    var narrowed = begun + "?outcome=pending&cursor=" + items.getFirst();
    assertThat(first.get(narrowed).body())
        .as("asks for what it shows")
        .contains("hx-get=\"" + narrowed.replace("&", "&amp;") + "\"");
    assertThat(first.post(begun + "/approve", Map.of()).status()).isEqualTo(403);

    assertThat(second.get(begun).body())
        .contains(begun + "/approve", begun + "/reject", "<summary", "Approve…")
        .contains("2 items would be retried", "251.00\u00a0CAD", "2 charges")
        .doesNotContain("??");
    assertThat(second.sending("Acquit-Watching", "yes").get(begun).body())
        .doesNotContain("would be retried");
    assertThat(second.post(begun + "/reject", Map.of()).body()).contains("id=\"reason-error\"");
    Debtor.approves(PROCESSOR);
    assertThat(Browser.location(second.post(begun + "/approve", Map.of()))).isEqualTo(begun);
    becomes(second, begun, "Completed");
    var late = second.post(begun + "/cancel", Map.of());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("role=\"alert\"", "Approved by Ana Roy");
  }

  @Test
  void whoeverBeganItCancelsIt(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var items = failed(debtor, 2);
    limit(debtor.shop());
    var browser = people(debtor.shop()).one("owner", "fr");
    var preview = browser.post(CHECK, Map.of("action", "retry"), items);
    assertThat(preview.body()).contains("2 éléments seraient réessayés", "251,00\u00a0CAD");
    var begun = Browser.location(browser.post(BEGIN, form(preview, "retry"), items));

    assertThat(browser.get(begun).body())
        .contains("En attente d’approbation", "every 3s", "Réessayer 2 éléments")
        .doesNotContain("??");
    assertThat(Browser.location(browser.post(begun + "/cancel", Map.of()))).isEqualTo(begun);
    assertThat(browser.get(begun + "?outcome=skipped").body())
        .contains("Annulé par Ana Roy", "Laissé de côté", items.getFirst());
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void othersSeeWhatTheyMay(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var items = failed(debtor, 1);
    limit(debtor.shop());
    var people = people(debtor.shop());
    var owner = people.one("owner");
    var preview = owner.post(CHECK, Map.of("action", "retry"), items);
    var form = form(preview, "retry");
    var begun = Browser.location(owner.post(BEGIN, form, items));

    var viewer = people.one("viewer");
    assertThat(viewer.get(begun).body()).contains(items.getFirst()).doesNotContain("/approve");
    assertThat(viewer.post(CHECK, Map.of("action", "retry"), items).status()).isEqualTo(403);
    assertThat(viewer.post(BEGIN, form, items).status()).isEqualTo(403);
    var stranger = people(api.shop()).one("owner");
    assertThat(stranger.get(BATCHES).body()).doesNotContain(begun).contains("Nobody has begun");
    assertThat(stranger.get(begun).status()).isEqualTo(404);
    assertThat(stranger.get(begun + "/rows.csv").status()).isEqualTo(404);
    for (var what : new String[] {"approve", "reject", "cancel"}) {
      assertThat(viewer.post(begun + "/" + what, reason(what)).status()).isEqualTo(403);
      assertThat(stranger.post(begun + "/" + what, reason(what)).status()).isEqualTo(404);
    }
    assertThat(Browser.location(stranger.post(CHECK, Map.of("action", "retry"), items)))
        .isEqualTo(Colleagues.LIST + "?tab=failed_payments");
    assertThat(stranger.get(Colleagues.LIST).body()).contains("Nothing that is unfinished matches");
  }

  private static Map<String, String> reason(String what) {
    return what.equals("reject") ? Map.of("reason", "x") : Map.of();
  }

  private static List<String> failed(Debtor debtor, int many) {
    Debtor.declines(PROCESSOR, "insufficient_funds");
    return Stream.generate(() -> Colleagues.item(debtor.shop(), debtor.failed(UNPLANNED)))
        .limit(many)
        .toList();
  }

  /** One person alone does nothing. */
  private static void limit(Shop shop) {
    var put = shop.put("/v1/action_settings", "{\"approval\":{\"rows\":0}}");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
  }

  private static void becomes(Browser browser, String batch, String status) {
    eventually(() -> assertThat(browser.get(batch).body()).contains(">" + status + "</span>"));
  }

  private static Map<String, String> form(Reply preview, String action) {
    var form = new HashMap<String, String>();
    form.put("action", action);
    form.put("key", hidden(preview, "key"));
    form.put("seen", hidden(preview, "seen"));
    return form;
  }

  private static String hidden(Reply page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }

  private Colleagues people(Shop shop) {
    return new Colleagues(new Crew(shop, invitations, sessions));
  }
}
