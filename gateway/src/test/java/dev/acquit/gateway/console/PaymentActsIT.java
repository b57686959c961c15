package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that people move in the console: each form does it once. */
@GatewayTest
class PaymentActsIT {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void aPartIsCaptured(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = path(payment);
    var browser = people.of(shop, "manager");
    assertThat(browser.get(path).body()).contains(path + "/capture", path + "/void");

    var asked = browser.get(path + "/capture");
    assertThat(asked.headers().firstValue("HX-Retarget")).hasValue("#dialog");
    assertThat(asked.body()).contains("id=\"panel\"", "125.50\u00a0CAD is held");
    for (var amount : new String[] {"1,000.00", "12 50", "0", "12.345", "-5", "five"}) {
      var wrong = browser.post(path + "/capture", Map.of("key", key(asked), "amount", amount));
      assertThat(wrong.status()).as(amount).isEqualTo(400);
      assertThat(wrong.body())
          .as(amount)
          .contains("id=\"amount-error\"", "value=\"" + amount + "\"", "id=\"panel\"");
    }
    var tooMuch = browser.post(path + "/capture", Map.of("key", key(asked), "amount", "125.51"));
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.body()).contains("role=\"alert\"", "more than what is left");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize");

    var form = Map.of("key", key(browser.get(path + "/capture")), "amount", "50,00");
    assertThat(Browser.location(browser.post(path + "/capture", form))).isEqualTo(path);
    shop.settled(shop.payment(payment), "succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "capture");
    assertThat(TestSimulator.total("capture", reference)).isEqualTo(5000);
    assertThat(browser.get(path).body()).contains("50.00\u00a0CAD").doesNotContain("/capture\"");
  }

  @Test
  void whatIsHeldIsReleased(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = path(payment);
    var browser = people.of(shop, "owner");

    var asked = browser.get(path + "/void");
    assertThat(asked.body()).contains("This is for good").doesNotContain("name=\"amount\"");
    var done = browser.post(path + "/void", Map.of("key", key(asked)));
    assertThat(Browser.location(done)).isEqualTo(path);
    shop.settled(shop.payment(payment), "canceled");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", "void");

    var late = browser.post(path + "/capture", Map.of("key", Shop.fresh()));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("role=\"alert\"", "mark-canceled");
    assertThat(browser.get(path + "/capture").body())
        .contains("This is not possible now")
        .doesNotContain("name=\"key\"");
  }

  @Test
  void aFormThatIsSentTwiceRefundsOnce(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = path(payment);
    var browser = people.of(shop, "owner");
    var form =
        Map.of("key", key(browser.get(path + "/refund")), "amount", "25.50", "reason", "It rained");

    assertThat(Browser.location(browser.post(path + "/refund", form))).isEqualTo(path);
    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(2550));
    assertThat(Browser.location(browser.post(path + "/refund", form))).isEqualTo(path);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
    assertThat(browser.get(path).body()).contains("Refunded.", "It rained", "25.50\u00a0CAD");

    var other = Map.of("key", form.getOrDefault("key", ""), "amount", "30.00");
    var reused = browser.post(path + "/refund", other);
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.body()).contains("role=\"alert\"", "This form was sent before");
    var rest = Map.of("key", key(browser.get(path + "/refund")));
    assertThat(Browser.location(browser.post(path + "/refund", rest))).isEqualTo(path);
    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(12550));
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(12550);
    assertThat(browser.get(path).body()).contains("2 refunds").doesNotContain("/refund\"");
  }

  @Test
  void tooMuchIsToldAtItsFieldAndStaysThere(Api api) {
    var shop = api.shop();
    var path = path(shop.paid(Shop.fresh()));
    var browser = people.of(shop, "owner");
    var key = key(browser.get(path + "/refund"));

    var form = Map.of("key", key, "amount", "500", "reason", "It rained");
    var tooMuch = browser.post(path + "/refund", form);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.headers().firstValue("HX-Retarget")).hasValue("#dialog");
    assertThat(tooMuch.body())
        .contains("value=\"500\"", "value=\"It rained\"", "aria-invalid=\"true\"")
        .containsPattern("id=\"amount-error\">The amount is more than what is left");
    assertThat(key(tooMuch)).isNotEqualTo(key);
  }

  /** What may be given back since, too, is not what somebody agreed to. */
  @Test
  void nothingFilledInMeansWhatTheFormShowed(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var path = path(payment);
    var browser = people.of(shop, "owner");
    var asked = browser.get(path + "/refund");
    assertThat(asked.body()).contains("name=\"whole\" value=\"12550\"");

    var form = Map.of("key", key(asked), "whole", "10000", "amount", "");
    assertThat(Browser.location(browser.post(path + "/refund", form))).isEqualTo(path);

    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(10000));
    assertThat(browser.get(path + "/refund").body()).contains("name=\"whole\" value=\"2550\"");
  }

  @Test
  void sentAtOnceItRefundsOnce(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var path = path(payment);
    var browsers = List.of(people.of(shop, "owner"), people.of(shop, "manager"));
    var form = Map.of("key", key(browsers.getFirst().get(path + "/refund")), "amount", "10");
    browsers.getLast().get(path);

    var sent =
        browsers.stream()
            .map(browser ->
                CompletableFuture.supplyAsync(() -> browser.post(path + "/refund", form)))
            .toList();

    assertThat(sent.stream().map(CompletableFuture::join).map(Reply::status))
        .allMatch(status -> status == 303 || status == 409)
        .contains(303);
    eventually(() -> assertThat(refunded(shop, payment)).isEqualTo(1000));
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "refund");
  }

  @Test
  void whatFailsOrIsInDoubtIsTold(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = path(shop.paid(reference));
    var browser = people.of(shop, "owner");
    TestSimulator.fault("refund", reference, "http_401");

    var form = Map.of("key", key(browser.get(path + "/refund")), "amount", "10");
    assertThat(Browser.location(browser.post(path + "/refund", form))).isEqualTo(path);
    assertThat(browser.get(path).body()).contains("The processor said no", "mark-failed");
    assertThat(TestSimulator.total("refund", reference)).isZero();

    TestSimulator.fault("refund", reference, "http_500_after_commit");
    var silent = Map.of("key", key(browser.get(path + "/refund")), "amount", "20");
    assertThat(Browser.location(browser.post(path + "/refund", silent))).isEqualTo(path);
    assertThat(browser.get(path).body()).contains("It is on its way");
    assertThat(Browser.location(browser.post(path + "/refund", silent))).isEqualTo(path);
    assertThat(TestSimulator.total("refund", reference)).isEqualTo(2000);
  }

  @Test
  void aFormOfAnotherVisitMovesNothing(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var path = path(shop.paid(reference));
    var browser = people.of(shop, "owner");
    var asked = browser.get(path + "/refund");
    var other = people.of(shop, "owner");

    for (var token : new String[] {"", "x", other.token()}) {
      var form = Map.of("key", key(asked), "csrf", token);
      assertThat(browser.post(path + "/refund", form).status()).as(token).isEqualTo(403);
    }
    var without = browser.post(path + "/refund", Map.of("csrf", asked(asked)));
    assertThat(without.status()).as("without a key").isEqualTo(400);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  private static String asked(Reply page) {
    var found = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String path(String payment) {
    return "/console/payments/" + payment;
  }

  private static long refunded(Shop shop, String payment) {
    return shop.payment(payment).number("/amount_refunded");
  }

  private static String key(Reply asked) {
    var found = KEY.matcher(asked.body());
    assertThat(found.find()).as(asked.body()).isTrue();
    return found.group(1);
  }
}
