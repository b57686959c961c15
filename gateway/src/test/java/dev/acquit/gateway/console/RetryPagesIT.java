package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the dialog of a retry says first, and what it lets nobody send. */
@GatewayTest
class RetryPagesIT {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final String CHARGE = ">Charge now</button>";
  private static final String UNPLANNED =
      ",\"initiator\":\"merchant\",\"purpose\":\"installment\",\"retry\":\"none\"";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void whatATokenPaidAsksForAnotherSourceFirst(Api api) {
    var shop = api.shop();
    var failed = User.of(shop).charge(shop.token(Shop.NO_FUNDS), Shop.fresh(), UNPLANNED);
    var path = path(shop, failed.text("/id"));
    var browser = people(shop).one("owner");
    assertThat(browser.get(path).body())
        .contains(
            "Ask the client for another payment method.", "What paid can be charged only once");

    var dialog = browser.post(path + "/check", Map.of());
    assertThat(dialog.body())
        .contains(
            "What paid can be charged only once", ">Another payment method</label>", "Check again")
        .doesNotContain("??", CHARGE, "It may be retried now", "empty for the same");
    var sent = browser.post(path + "/retry", Map.of("key", key(dialog)));
    assertThat(sent.status()).isEqualTo(400);
    assertThat(sent.body()).contains("id=\"panel\"", "id=\"source-error\"").doesNotContain(CHARGE);

    var named = browser.post(path + "/check", Map.of("source", shop.token(Shop.APPROVED)));
    assertThat(named.body()).contains("It may be retried now", CHARGE);
  }

  @Test
  void whatTheSameMethodIsRefusedForStaysInTheDialog(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var failed = user.charge(user.card("4000000000009979"), Shop.fresh(), UNPLANNED);
    var path = path(shop, failed.text("/id"));
    var browser = people(shop).one("owner");
    var dialog = browser.post(path + "/check", Map.of());
    assertThat(dialog.body()).contains("Ask for another one").doesNotContain(CHARGE);

    var sent = browser.post(path + "/retry", Map.of("key", key(dialog)));

    assertThat(sent.status()).isEqualTo(409);
    assertThat(sent.body()).contains("id=\"panel\"", "id=\"source-error\"");
  }

  @Test
  void whileNobodyAnswersNothingIsGreen(Api api) {
    var shop = api.shop();
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"sick","base_url":"%s","credentials":{"api_key":"text:%s"},
              "resilience":{"window":3,"minimum":3,"open_for":"PT1H"}}\
            """
                .formatted(TestSimulator.address(), Shop.fresh()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var user = User.of(shop);
    var method = user.card(Shop.APPROVED);
    for (int times = 0; times < 3; times++) {
      var reference = Shop.fresh();
      TestSimulator.fault("charge", reference, "http_500");
      shop.charge(Shop.APPROVED, reference);
    }
    var path = path(shop, user.charge(method, Shop.fresh(), Debtor.INSTALLMENT).text("/id"));
    var browser = people(shop).one("owner");
    eventually(() ->
        assertThat(browser.get(path).body()).contains("It goes out once the processor answers"));

    assertThat(browser.post(path + "/check", Map.of()).body())
        .contains("Its processor does not answer now; it is asked again on", "tick below")
        .contains("counts against no limit")
        .doesNotContain("??", "It may be retried now");
  }

  @Test
  void aRefundThatNothingTakesIsGivenBackByOtherMeans(Api api) {
    var shop = api.shop();
    var path = path(shop, refunded(shop, "expired_card"));
    var browser = people(shop).one("owner");

    var dialog = browser.post(path + "/check", Map.of());
    assertThat(dialog.body())
        .contains("Give the money back by other means, and record it.", "name=\"offline\"")
        .contains(">Record it</button>", "are to be given back by other means")
        .doesNotContain("??", "Refund now", "Ask for another one", "It may be retried now");
    var sent = browser.post(path + "/retry", Map.of("key", key(dialog), "note", "Cheque 1234"));
    assertThat(sent.status()).isEqualTo(409);
    assertThat(sent.body())
        .contains("id=\"panel\"", "id=\"offline-error\"", "value=\"Cheque 1234\"")
        .doesNotContain("??");

    var form = Map.of("key", key(sent), "note", "Cheque 1234", "offline", "true");
    assertThat(Browser.location(browser.post(path + "/retry", form))).isEqualTo(path);
    eventually(() -> assertThat(browser.get(path).body()).contains("mark-resolved"));
  }

  @Test
  void aRefundThatMayGoOutIsSentAlone(Api api) {
    var shop = api.shop();
    var path = path(shop, refunded(shop, "insufficient_funds"));

    assertThat(people(shop).one("owner", "fr").post(path + "/check", Map.of()).body())
        .contains("La tentative est possible maintenant.", ">Rembourser maintenant</button>")
        .doesNotContain("??", "name=\"offline\"");
  }

  /** A payment of which 50.00 came back, and the refund failed for that reason. */
  private static String refunded(Shop shop, String reason) {
    var payment = shop.paid(Shop.fresh());
    var refund = "/v1/refunds/" + shop.refund(payment, "{\"amount\":5000}").text("/id");
    eventually(() -> assertThat(shop.get(refund).text("/status")).isEqualTo("succeeded"));
    var attempt = shop.payment(payment).json().at("/attempts/1");
    var code = ",\"decline_code\":\"" + reason + "\"";
    ProcessorEvents.of(shop, payment).refund(attempt, "refund.failed", 9, "declined", code);
    return payment;
  }

  private static String path(Shop shop, String payment) {
    return Colleagues.LIST + "/" + Colleagues.item(shop, payment);
  }

  private Colleagues people(Shop shop) {
    return new Colleagues(new Crew(shop, invitations, sessions));
  }

  private static String key(Reply dialog) {
    var found = KEY.matcher(dialog.body());
    assertThat(found.find()).as(dialog.body()).isTrue();
    return found.group(1);
  }
}
