package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.mandate.Given.daysAgo;
import static dev.acquit.gateway.mandate.Given.mandate;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import org.junit.jupiter.api.Test;

/** What a mandate is, and what becomes of it. */
@GatewayTest
class MandateIT {

  @Test
  void ofOneDebitIsActiveAtOnceAndEndsWithIt(Api api) {
    var given = new Given(api.shop());
    var token = given.token(Shop.MANDATE);

    var active = given.mandate(token);
    assertThat(active.text("/status")).isEqualTo("active");
    assertThat(active.text("/use")).isEqualTo("one_time");
    assertThat(active.text("/rail")).isEqualTo("eft");
    assertThat(active.text("/bank_account/last4")).isEqualTo("6789");
    assertThat(active.text("/bank_account/bank")).isEqualTo("***-**000");
    assertThat(active.body()).doesNotContain("Ana Roy");

    var debit = given.debit(token, "customer");
    assertThat(debit.text("/mandate")).isEqualTo(active.text("/id"));
    var used = given.mandate(token);
    assertThat(used.text("/status")).isEqualTo("ended");
    assertThat(used.text("/ended_reason")).isEqualTo("used");
  }

  @Test
  void recurringOnEftWaitsForItsConfirmation(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", ""));

    assertThat(token.text("/mandate/status")).isEqualTo("pending");
    assertThat(given.mandate(token).number("/notice_days")).isEqualTo(10);
    assertProblem(given.debit(token), 409, "mandate_pending");
    assertProblem(given.debit(token, "customer"), 409, "mandate_pending");

    var confirmed = given.confirm(token, daysAgo(58));
    assertThat(confirmed.text("/status")).isEqualTo("active");
    assertThat(confirmed.text("/confirmation_sent_at")).startsWith(daysAgo(58).substring(0, 10));
    assertThat(given.confirm(token, daysAgo(1)).body()).isEqualTo(confirmed.body());
    assertThat(given.debit(token, "customer").status()).isEqualTo(201);
  }

  @Test
  void recurringOnAchIsActiveAtOnce(Api api) {
    var given = new Given(api.shop());

    var token = given.achToken(mandate("recurring_fixed", ""), "");

    assertThat(token.text("/mandate/status")).isEqualTo("active");
  }

  @Test
  void anEntryClassIsOfOneKind(Api api) {
    var given = new Given(api.shop());

    for (var wrong : new String[] {"personal ccd", "business web", "business ppd"}) {
      var kind = wrong.split(" ");
      var more = ",\"kind\":\"%s\",\"entry_class\":\"%s\"".formatted((Object[]) kind);
      assertThat(errors(given.achToken(Given.mandate("sporadic", more), "")))
          .containsExactly("/mandate/entry_class not_supported");
    }
  }

  @Test
  void onAchHasAnEntryClass(Api api) {
    var given = new Given(api.shop());
    var paper = mandate("one_time", "").replace("\"ip\":\"203.0.113.7\",", "");
    var company = ",\"holder_type\":\"company\"";

    assertThat(entryClass(given, mandate("one_time", ""), "")).isEqualTo("web");
    assertThat(entryClass(given, paper, "")).isEqualTo("ppd");
    assertThat(entryClass(given, paper, company)).isEqualTo("ccd");
    assertThat(entryClass(given, mandate("one_time", ",\"entry_class\":\"ppd\""), ""))
        .isEqualTo("ppd");
  }

  private static String entryClass(Given given, String mandate, String more) {
    return given.mandate(given.achToken(mandate, more)).text("/entry_class");
  }

  @Test
  void tellsAllThatIsWrongAtOnce(Api api) {
    var given = new Given(api.shop());
    var wrong = ",\"waived\":true,\"notice_days\":3,\"entry_class\":\"web\",\"amount\":5";

    assertThat(errors(given.token(mandate("sporadic", wrong))))
        .containsExactlyInAnyOrder(
            "/mandate/waived not_supported",
            "/mandate/notice_days not_supported",
            "/mandate/notice_days not_supported",
            "/mandate/entry_class not_supported",
            "/mandate/currency required");
    assertThat(errors(given.token(mandate("one_time", ",\"waived\":true"))))
        .containsExactly("/mandate/waived not_supported");
    assertThat(
            errors(
                given.token(
                    mandate("one_time", ",\"confirmation_sent_at\":\"" + daysAgo(61) + "\""))))
        .containsExactly("/mandate/confirmation_sent_at out_of_range");
  }

  @Test
  void thatCameWithThePaymentIsHeldToTheRailOfItsAccount(Api api) {
    var given = new Given(api.shop());
    var token = given.shop().tokenizeAccount(Shop.SETTLES, "").text("/id");
    var more = ",\"mandate\":" + mandate("one_time", ",\"entry_class\":\"web\"");

    var refused = given.shop().post("/v1/payments", Shop.fresh(), Shop.body(token, "r", more));

    assertThat(errors(refused)).containsExactly("/mandate/entry_class not_supported");
    var pending = ",\"mandate\":" + mandate("recurring_variable", "");
    assertProblem(
        given.shop().post("/v1/payments", Shop.fresh(), Shop.body(token, "r", pending)),
        409,
        "mandate_pending");
  }

  @Test
  void endedByTheUserAllowsNothingMore(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("sporadic", ""));

    var ended = given.end(token, "{\"reason\":\"Moved to another bank\"}");

    assertThat(ended.text("/status")).isEqualTo("ended");
    assertThat(ended.text("/ended_reason")).isEqualTo("canceled");
    assertThat(ended.text("/ended_detail")).isEqualTo("Moved to another bank");
    assertThat(given.end(token, "{}").body()).isEqualTo(ended.body());
    assertProblem(given.debit(token, "customer"), 409, "mandate_ended");
    assertProblem(given.confirm(token, daysAgo(1)), 409, "mandate_ended");
    assertProblem(given.notice(token, 1, Given.day(1), daysAgo(1)), 409, "mandate_ended");
  }

  @Test
  void ofOneDebitIsNotNoticed(Api api) {
    var given = new Given(api.shop());
    var token = given.token(Shop.MANDATE);

    assertProblem(given.notice(token, 1, Given.day(1), daysAgo(1)), 409, "wrong_state");
  }

  @Test
  void isListedByItsStatus(Api api) {
    var given = new Given(api.shop());
    var first = given.token(mandate("sporadic", "")).text("/mandate/id");
    var pending = given.token(mandate("recurring_fixed", "")).text("/mandate/id");

    assertThat(given.shop().get("/v1/mandates").json().at("/data/0/id").asString())
        .isEqualTo(pending);
    assertThat(given.shop().get("/v1/mandates?status=active").json().at("/data").size())
        .isEqualTo(1);
    assertThat(given.shop().get("/v1/mandates?status=active").text("/data/0/id")).isEqualTo(first);
  }

  @Test
  void ofASavedMethodIsSupersededByItsNextOne(Api api) {
    var given = new Given(api.shop());
    var shop = given.shop();
    var user = User.of(shop);
    var token = given.token(mandate("sporadic", ""));
    var method = User.kept(user.keep(token.text("/id"), ""));
    var path = "/v1/payment_methods/" + method + "/mandates";

    var next = shop.post(path, mandate("recurring_variable", ""));

    assertThat(next.status()).as(next.body()).isEqualTo(201);
    assertThat(next.text("/status")).isEqualTo("pending");
    assertThat(next.text("/payment_method")).isEqualTo(method);
    assertThat(given.mandate(token).text("/ended_reason")).isEqualTo("superseded");
    var listed = shop.get("/v1/mandates?payment_method=" + method).json().at("/data");
    assertThat(listed.size()).isEqualTo(2);
    assertThat(
            shop.get("/v1/mandates?payment_method=" + method + "&status=pending")
                .text("/data/0/id"))
        .isEqualTo(next.text("/id"));
    assertProblem(
        shop.post("/v1/payments", Shop.fresh(), Shop.body(method, Shop.fresh(), "")),
        409,
        "mandate_pending");
    assertThat(errors(shop.post(path, "{\"entry_class\":\"web\"}")))
        .containsExactlyInAnyOrder(
            "/accepted_at required", "/text_version required", "/entry_class not_supported");
    var card = "/v1/payment_methods/" + user.card(Shop.APPROVED) + "/mandates";
    assertProblem(shop.post(card, Shop.MANDATE), 400, "not_supported");
  }
}
