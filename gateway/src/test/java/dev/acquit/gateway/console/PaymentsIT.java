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

/** Payments to look at, in the console. */
@GatewayTest
class PaymentsIT {

  private static final String LIST = "/console/payments";
  private static final String AMOUNT = "125.50\u00a0CAD";
  private static final String[] ACTS = {"capture", "void", "refund"};

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void theListIsNarrowed(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var browser = people.of(shop, "viewer");

    for (var query :
        new String[] {
          "",
          "?status=succeeded",
          "?status=&purpose=checkout&rail=&q=&from=&to=",
          "?rail=card",
          "?q=" + reference,
          "?from=2020-02-29&to=2199-12-31"
        }) {
      var page = browser.get(LIST + query);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      assertThat(page.body())
          .as(query)
          .contains(LIST + "/" + payment, reference, AMOUNT, "mark-succeeded", "One payment")
          .doesNotContain("??");
    }
    for (var query :
        new String[] {
          "?status=failed", "?rail=eft", "?q=nowhere", "?to=2020-01-01", "?cursor=" + payment
        }) {
      assertThat(browser.get(LIST + query).body()).as(query).doesNotContain(reference);
    }
    assertThat(browser.get(LIST + "?status=failed").body())
        .contains("No payments match these filters");
    for (var query : new String[] {"?from=2026-02-30", "?to=yesterday", "?rail=iron", "?limit=3"}) {
      assertThat(browser.get(LIST + query).status()).as(query).isEqualTo(400);
    }
    assertThat(Browser.location(browser.get(LIST + "?q=" + payment)))
        .isEqualTo(LIST + "/" + payment);
  }

  @Test
  void whereThereAreNoneThePageSaysSo(Api api) {
    var page = people.of(api.shop(), "viewer").get(LIST);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("There are no payments yet").doesNotContain("<table", "??");
  }

  @Test
  void aPageTellsWhatIsKnown(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    shop.decided(
        "/v1/payments/" + payment + "/refunds",
        Shop.fresh(),
        "{\"amount\":2550,\"reason\":\"<b>Rain</b>\"}");
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 5000);
    var browser = people.of(shop, "owner");
    eventually(() ->
        assertThat(browser.get(LIST + "/" + payment).body())
            .contains("Payment of " + AMOUNT, "mark-succeeded", "Visa •••• 4242", reference)
            .contains("One refund", "25.50\u00a0CAD refunded", "&lt;b&gt;Rain&lt;/b&gt;")
            .contains("One dispute", "50.00\u00a0CAD", "mark-open", "10.4")
            .contains("Timeline", "Asked for", "What the processor says", "/refund\"")
            .containsPattern("href=\"/console/items/aci_[^\"]+\"")
            .doesNotContain("??", "/capture\""));

    People.speaks(browser, "fr");
    var page = browser.get(LIST + "/" + payment);
    assertThat(page.body())
        .contains("Paiement de 125,50\u00a0CAD", "Réussi", "Un remboursement", "Chronologie")
        .contains("Rembourser…", "Une contestation")
        .doesNotContain("??");
    assertThat(browser.get(LIST).body())
        .contains("Paiements", "125,50\u00a0CAD", "Achat")
        .doesNotContain("??");
  }

  @Test
  void whatFailedSaysWhyAndWhatThePayerReads(Api api) {
    var shop = api.shop();
    var payment = shop.settled(shop.charge(Shop.NO_FUNDS, Shop.fresh()), "failed");
    var page = people.of(shop, "owner").get(LIST + "/" + payment);

    assertThat(page.body())
        .contains("mark-failed", "Insufficient funds", "There are not enough funds.")
        .doesNotContain("/refund\"", "/void\"", "/capture\"", "??");
  }

  @Test
  void anItemLeadsToItsPayment(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    ProcessorEvents.of(shop, payment).dispute("dp_1", "open", 5000);
    var found = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(shop.get(found).json().at("/data").size()).isOne());
    var path = "/console/items/" + shop.get(found).text("/data/0/id");
    var link = "href=\"" + LIST + "/" + payment + "\"";

    assertThat(people.of(shop, "viewer").get(path).body()).contains(link);
    assertThat(people.who(shop, "failed_payments.view").get(path).body())
        .contains(payment)
        .doesNotContain(link);
  }

  @Test
  void aViewerMovesNothing(Api api) {
    var shop = api.shop();
    var payment = LIST + "/" + shop.paid(Shop.fresh());
    var browser = people.of(shop, "viewer");

    assertThat(browser.get(payment).body()).doesNotContain("/capture", "/void", "/refund");
    for (var act : ACTS) {
      assertThat(browser.get(payment + "/" + act).status()).as(act).isEqualTo(403);
      assertThat(browser.post(payment + "/" + act, Map.of("key", "k")).status()).isEqualTo(403);
    }
  }

  @Test
  void whoMayNotSeePaymentsSeesNone(Api api) {
    var shop = api.shop();
    var payment = LIST + "/" + shop.paid(Shop.fresh());
    var browser = people.who(shop, "failed_payments.view");

    assertThat(browser.get("/console/items").body()).doesNotContain(LIST);
    assertThat(browser.get(LIST).status()).isEqualTo(403);
    assertThat(browser.get(payment).status()).isEqualTo(403);
    var narrow = people.who(shop, "payments.view");
    assertThat(narrow.get(payment).status()).isEqualTo(200);
  }

  @Test
  void anotherOrganizationsPaymentIsNotThere(Api api) {
    var payment = api.shop().paid(Shop.fresh());
    var stranger = people.of(api.shop(), "owner");

    assertThat(stranger.get(LIST).body()).doesNotContain(payment);
    assertThat(stranger.get(LIST + "/" + payment).status()).isEqualTo(404);
    for (var act : ACTS) {
      var path = LIST + "/" + payment + "/" + act;
      assertThat(stranger.get(path).status()).as(act).isEqualTo(404);
      assertThat(stranger.post(path, Map.of("key", "k")).status()).as(act).isEqualTo(404);
    }
    assertThat(stranger.get(LIST + "/pay_1").status()).isEqualTo(404);
  }

  @Test
  void liveAndTestAreApart(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var browser = people.of(shop, "owner");
    var live = Map.of("organization", shop.organization(), "mode", "live");
    assertThat(browser.post("/console/organizations", live).status()).isEqualTo(303);

    assertThat(browser.get(LIST).body()).doesNotContain(payment);
    assertThat(browser.get(LIST + "/" + payment).status()).isEqualTo(404);
  }
}
