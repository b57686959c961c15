package dev.acquit.gateway.processors;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CardPointe, from the checkout to the report: it sends nothing, and is asked for all. */
@Impatient
class CardPointeIT {

  private static final String REST = "/cardconnect/rest";
  private static final String ORDER = "{{jsonPath request.body '$.orderid'}}";

  @RegisterExtension static final MockProcessor CARDPOINTE = new MockProcessor();

  @Test
  void chargeIsTakenAndRefunded(Api api) {
    var shop = shop(api);
    CARDPOINTE.answers("PUT", REST + "/auth", 200, approved("363652261392", "125.50"));
    CARDPOINTE.answers(
        "PUT",
        REST + "/refund",
        200,
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"363652261393",
          "amount":"5.00","orderId":"%s"}
        """
            .formatted(ORDER));

    var payment = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(payment.text("/status")).as(payment.body()).isEqualTo("succeeded");
    assertThat(payment.text("/attempts/0/processor_reference")).isEqualTo("363652261392");
    assertThat(payment.text("/attempts/0/avs")).isEqualTo("match");
    var sent = CARDPOINTE.requests(REST + "/auth").getFirst().getBodyAsString();
    assertThat(sent).contains("\"amount\":\"125.50\"", "\"capture\":\"Y\"");
    var refund = shop.refund(payment.text("/id"), "{\"amount\":500}");
    assertThat(refund.text("/status")).as(refund.body()).isEqualTo("succeeded");
  }

  @Test
  void heldMoneyIsCapturedInPart(Api api) {
    var shop = shop(api);
    CARDPOINTE.answers("PUT", REST + "/auth", 200, approved("363652261394", "125.50"));
    CARDPOINTE.answers(
        "PUT",
        REST + "/capture",
        200,
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"363652261394",
          "amount":"100.00","setlstat":"Queued for Capture","batchid":"19"}
        """);
    var held = shop.held(Shop.fresh());
    var captured = shop.capture(held, "{\"amount\":10000}");
    assertThat(captured.text("/status")).as(captured.body()).isEqualTo("succeeded");
    assertThat(captured.json().at("/amount_captured").asLong()).isEqualTo(10_000);
  }

  @Test
  void declineIsKeyedOnProcessorAndCode(Api api) {
    var shop = shop(api);
    CARDPOINTE.answers(
        "PUT",
        REST + "/auth",
        200,
        """
        {"respstat":"C","respcode":"NU","resptext":"Insufficient funds","respproc":"FNOR",
          "amount":"0.00","retref":"005533134378"}
        """);
    var declined = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(declined.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(declined.text("/failure/processor_code")).contains("NU");
  }

  @Test
  void halfAnApprovalIsVoided(Api api) {
    var shop = shop(api);
    CARDPOINTE.answers("PUT", REST + "/auth", 200, approved("363652261395", "5.00"));
    CARDPOINTE.answers(
        "PUT",
        REST + "/void",
        200,
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"363652261395",
          "authcode":"REVERS","amount":"0.00"}
        """);
    var half = shop.charge(Shop.APPROVED, Shop.fresh());
    assertThat(half.text("/status")).as(half.body()).isEqualTo("failed");
    assertThat(half.text("/failure/processor_code")).isEqualTo("partial_approval");
    assertThat(CARDPOINTE.requests(REST + "/void")).hasSize(1);
  }

  @Test
  void silenceIsClearedUpByAnInquiryForOurOrder(Api api) {
    var shop = shop(api);
    CARDPOINTE.isSilent("PUT", REST + "/auth");
    var inquiry = REST + "/inquireByOrderid/.*";
    CARDPOINTE.answers(
        "GET",
        inquiry,
        200,
        "{\"respproc\":\"PPS\",\"respcode\":\"29\",\"respstat\":\"C\",\"resptext\":\"Txn not"
            + " found\"}");

    var silent = shop.charge(Shop.APPROVED, Shop.fresh());

    assertThat(silent.status()).isEqualTo(202);
    eventually(() -> assertThat(CARDPOINTE.requests(inquiry)).isNotEmpty());
    assertThat(shop.payment(silent.text("/id")).text("/status")).isEqualTo("unknown");
    CARDPOINTE.answers(
        "GET",
        inquiry,
        200,
        approved("363652261396", "125.50")
            .replace(ORDER, silent.text("/attempts/0/reference"))
            .replace("\"batchid\"", "\"setlstat\":\"Queued for Capture\",\"batchid\""));
    shop.settled(silent, "succeeded");
    assertThat(CARDPOINTE.requests(REST + "/auth")).hasSize(1);
  }

  @Test
  void settlementIsPolled(Api api) {
    var shop = shop(api);
    CARDPOINTE.answers("PUT", REST + "/auth", 200, approved("363652261397", "125.50"));
    CARDPOINTE.answers("GET", REST + "/funding.*", 200, "{\"fundings\":[],\"txns\":[]}");
    CARDPOINTE.answers(
        "GET",
        REST + "/settlestat.*",
        200,
        """
        [{"batchid":"310","hoststat":"GB","merchid":"496160873888","respproc":"FNOR","txns":[
          {"retref":"363652261397","setlamount":"125.50","setlstat":"Y","cardtype":"VISA"}]}]
        """);
    var payment = shop.settled(shop.charge(Shop.APPROVED, Shop.fresh()), "succeeded");
    eventually(
        () -> assertThat(shop.payment(payment).text("/settlement/status")).isEqualTo("settled"));
  }

  private static Shop shop(Api api) {
    var shop = api.shop();
    var account =
        shop.account(
            """
            {"processor":"cardpointe","base_url":"%s",
              "settings":{"merchant_id":"496160873888","currency":"CAD","report_pause":"PT0.01S"},
              "credentials":{"username":"text:testing","password":"text:word-of-this-test"}}
            """
                .formatted(CARDPOINTE.address()));
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    return shop;
  }

  private static String approved(String retref, String amount) {
    return """
    {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"%s",
      "authcode":"PPS500","amount":"%s","token":"9424242424244242","account":"9424242424244242",
      "merchid":"496160873888","batchid":"1900941444","avsresp":"Y","cvvresp":"M","orderid":"%s"}
    """
        .formatted(retref, amount, ORDER);
  }
}
