package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** How things stand: what came back, what is left and why, and what succeeds. */
@GatewayTest
class OverviewIT {

  private static final String PATH = "/console/overview";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private Environment environment;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void whatIsLeftHasItsAgeAndItsReason(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var shop = debtor.shop();
    item(shop, debtor.failed());
    var browser = people.of(shop, "viewer");

    assertThat(browser.get(PATH).body())
        .contains("One item is unfinished", "No retry recovered a failed payment")
        .containsPattern(row("Less than a day", "1"))
        .containsPattern(row("7 to 30 days", "0"))
        .containsPattern(row("Stolen card", "1"))
        .containsPattern(row("own \\(simulator\\)", "0"))
        .doesNotContain("??");
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.action_item SET created_at = now() - interval '10 days' WHERE"
                + " organization_id = ?",
            shop.organizationId());
    assertThat(browser.get(PATH).body())
        .containsPattern(row("Less than a day", "0"))
        .containsPattern(row("7 to 30 days", "1"));

    assertThat(People.speaks(browser, "fr").get(PATH).body())
        .contains("Aperçu", "Un élément n’est pas terminé", "Carte volée", "De 7 à 30 jours")
        .doesNotContain("??");
  }

  @Test
  void whatWasPaidByAnotherTryIsTold(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var shop = debtor.shop();
    var payment = debtor.failed();
    var item = item(shop, payment);
    Debtor.approves(PROCESSOR);
    var path = "/v1/action_items/" + item;
    var retried = shop.post(path + "/retry", Shop.fresh(), "{\"confirm\":true}");
    assertThat(retried.status()).as(retried.body()).isIn(200, 201, 202);
    eventually(() -> assertThat(shop.get(path).text("/status")).isEqualTo("resolved"));
    var browser = people.of(shop, "owner");

    var page = browser.get(PATH).body();
    assertThat(page)
        .contains("125.50\u00a0CAD, by one item that was retried", "Nothing is unfinished.")
        .contains("Recovered, in CAD")
        .contains("data-value=\"125.50\"", "data-value=\"0.00\"")
        .containsPattern(row("own \\(simulator\\)", "50"))
        .doesNotContain("??");
    var files = Pattern.compile("/console/assets/\\w+/(?:chart|overview)\\.js").matcher(page);
    assertThat(files.results().map(file -> browser.get(file.group()).status()))
        .containsExactly(200, 200);
    assertThat(People.speaks(browser, "fr").get(PATH).body())
        .contains("125,50\u00a0CAD, par un élément réessayé", "50\u00a0%")
        .doesNotContain("??");

    var database = TestDatabase.of(environment);
    copied(database, shop, 1, "'currency', 'USD'");
    assertThat(browser.get(PATH).body())
        .contains("Récupéré, en CAD", "Récupéré, en USD")
        .doesNotContain("Il y a plus que ce qui est compté ici");
    database.update(
        "UPDATE acquit.action_item SET ended_at = now() - interval '40 days' WHERE"
            + " organization_id = ?",
        shop.organizationId());
    assertThat(browser.get(PATH).body()).doesNotContain("125,50");

    copied(database, shop, ItemCounts.COUNTED / 2, "'attempts', 1, 'ended_at', now()");
    assertThat(browser.get(PATH).body())
        .as("as many as are looked at, and none that was tried again")
        .contains(
            "Aucune nouvelle tentative n’a récupéré", "Il y a plus que ce qui est compté ici");
    database.update(
        "DELETE FROM acquit.action_item WHERE organization_id = ?", shop.organizationId());
  }

  /** So many more of each item of that shop, with what is said of them in JSON. */
  private static void copied(TestDatabase database, Shop shop, int many, String changed)
      throws SQLException {
    database.update(
        """
        INSERT INTO acquit.action_item
        SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), %s))).*
          FROM acquit.action_item i, generate_series(1, %d) n WHERE organization_id = ?
        """
            .formatted(changed, many),
        shop.organizationId());
  }

  @Test
  void anotherOrganizationAndModeHaveTheirOwn(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var shop = debtor.shop();
    item(shop, debtor.failed());

    var stranger = people.of(api.shop(), "owner").get(PATH);
    assertThat(stranger.status()).isEqualTo(200);
    assertThat(stranger.body())
        .contains("Nothing is unfinished.", "Nothing was charged in these days.")
        .doesNotContain("Stolen card", "own (simulator)", "<table", "??");
    var browser = people.of(shop, "owner");
    var live = Map.of("organization", shop.organization(), "mode", "live");
    assertThat(browser.post("/console/organizations", live).status()).isEqualTo(303);
    assertThat(browser.get(PATH).body()).doesNotContain("Stolen card", "own (simulator)");
  }

  @Test
  void eachSeesWhatTheyMay(Api api) {
    var shop = api.shop();
    var charges = "Charges that succeed";
    assertThat(people.of(shop, "clerk").get(PATH).body()).contains(charges);
    var narrow = people.who(shop, "failed_payments.view");
    assertThat(narrow.get(PATH).body()).contains("Why they are there").doesNotContain(charges);
    var nobody = people.who(shop, "payments.view");
    assertThat(nobody.get(PATH).status()).isEqualTo(403);
    assertThat(nobody.get("/console/payments").body()).doesNotContain(PATH);
  }

  /** A row of a table: its label, and the figure that is drawn. */
  private static String row(String label, String value) {
    return label + "</th>\\s*<td class=\"number\" data-value=\"" + value + "\"";
  }

  /** The item about that payment, once there is one. */
  private static String item(Shop shop, String payment) {
    var path = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(shop.get(path).json().at("/data").size()).isPositive());
    return shop.get(path).text("/data/0/id");
  }
}
