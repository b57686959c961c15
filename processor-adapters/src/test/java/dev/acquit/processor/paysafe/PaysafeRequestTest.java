package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.CARD;
import static dev.acquit.processor.paysafe.PaysafeDesk.json;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Rail;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every handle and every payment, to the letter. */
class PaysafeRequestTest {

  private static final Instrument TOKEN = new ProcessorToken("MU1", Rail.CARD);
  private static final String UUID = "71aea8ae-e801-4df3-9436-c5a61c88d3ad";

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @BeforeEach
  void handles() {
    desk.makesHandles();
  }

  @Test
  void chargeOfACard() {
    only(desk.account(Map.of("simulator", "INTERNAL")).charge(PaysafeDesk.charge(CARD)));
    assertSent(
        0,
        "/paymenthub/v1/paymenthandles",
        """
        {"merchantRefNum":"H-A7K2M9QX4TBW3HD","transactionType":"PAYMENT","paymentType":"CARD",
         "accountId":"1009688230","amount":12550,"currencyCode":"CAD",
         "card":{"cardNum":"4111111111111111","cardExpiry":{"month":3,"year":2035},"cvv":"737",
           "holderName":"Ana Roy"},
         "billingDetails":{"street":"12 rue des Pins","street2":"app. 3","city":"Laval",
           "state":"QC","country":"CA","zip":"H7A1A1"},
         "returnLinks":[{"rel":"default","href":"https://shop.example/paid?p=1","method":"GET"}]}
        """);
    assertSent(
        1,
        "/paymenthub/v1/payments",
        """
        {"merchantRefNum":"A7K2M9QX4TBW3HD","accountId":"1009688230","amount":12550,
         "currencyCode":"CAD","dupCheck":true,"settleWithAuth":true,"paymentHandleToken":"SC1",
         "customerIp":"203.0.113.7"}
        """);
    assertThat(desk.requests())
        .allSatisfy(request -> {
          assertThat(request.getHeader("Authorization"))
              .isEqualTo("Basic dGVzdF9tZXJjaGFudDpCLXFhMi0wLW9mLXRoZS1jb250cmFjdA==");
          assertThat(request.getHeader("Simulator")).isEqualTo("INTERNAL");
        });
  }

  @Test
  void authorizationDoesNotSettle() {
    only(desk.account().authorize(PaysafeDesk.charge(CARD)));
    assertThat(body(1).get("settleWithAuth").asBoolean()).isFalse();
    assertThat(desk.requests().get(1).getHeader("Simulator")).isNull();
  }

  @Test
  void verificationIsOfNothing() {
    var call = PaysafeDesk.charge(CARD, Initiator.CUSTOMER, null, new Amount(0, "CAD"));
    only(desk.account().verify(call));
    assertThat(body(0).get("transactionType").asString()).isEqualTo("VERIFICATION");
    assertSent(
        1,
        "/paymenthub/v1/verifications",
        """
        {"merchantRefNum":"A7K2M9QX4TBW3HD","accountId":"1009688230","currencyCode":"CAD",
         "paymentHandleToken":"SC1"}
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER, RECURRING, true, , RECURRING, INITIAL, ,",
    "CUSTOMER, UNSCHEDULED, true, , ADHOC, INITIAL, ,",
    "CUSTOMER, UNSCHEDULED, false, MCC1, ADHOC, SUBSEQUENT, ,",
    "MERCHANT, INSTALLMENT, false, MCC1, RECURRING, SUBSEQUENT, , MCC1",
    "MERCHANT, RECURRING, false, " + UUID + ", RECURRING, SUBSEQUENT, " + UUID + ",",
    "MERCHANT, UNSCHEDULED, false, , TOPUP, SUBSEQUENT, ,",
    "MERCHANT, , false, , TOPUP, SUBSEQUENT, ,"
  })
  void storedCredentialIsTold(
      Initiator by,
      @Nullable Use use,
      boolean initial,
      @Nullable String id,
      String type,
      String occurrence,
      @Nullable String theirs,
      @Nullable String others) {
    var stored = use == null ? null : new StoredCredential(use, initial, id);
    only(desk.account().charge(PaysafeDesk.charge(TOKEN, by, stored, AMOUNT)));
    assertThat(desk.requests()).hasSize(1);
    assertThat(body(0).get("paymentHandleToken").asString()).isEqualTo("MU1");
    var told = body(0).get("storedCredential");
    assertThat(told.get("type").asString()).isEqualTo(type);
    assertThat(told.get("occurrence").asString()).isEqualTo(occurrence);
    assertThat(told.path("initialTransactionId").asString(null)).isEqualTo(theirs);
    assertThat(told.path("externalInitialTransactionId").asString(null)).isEqualTo(others);
  }

  @Test
  void singleUseTokenOfABrowserSaysNothingMore() {
    only(desk.account().charge(PaysafeDesk.charge(TOKEN)));
    assertThat(body(0).has("storedCredential")).isFalse();
  }

  @Test
  void merchantsChargeCarriesNoSecurityCodeAndSendsNobodyAway() {
    only(desk.account().charge(PaysafeDesk.charge(CARD, Initiator.MERCHANT, null, AMOUNT)));
    assertThat(body(0).get("card").has("cvv")).isFalse();
    assertThat(body(0).has("returnLinks")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1000", "KWD, 1234", "CAD, 1"})
  void amountsAreInMinorUnitsWhateverTheDigits(String currency, long minor) {
    var amount = new Amount(minor, currency);
    only(desk.account().charge(PaysafeDesk.charge(CARD, Initiator.CUSTOMER, null, amount)));
    assertThat(body(1).get("amount").asLong()).isEqualTo(minor);
    assertThat(body(1).get("currencyCode").asString()).isEqualTo(currency);
  }

  @Test
  void repeatIsTheSameByteForByte() {
    var first = PaysafeDesk.charge(CARD);
    only(desk.account().charge(first));
    only(desk.account().charge(again(first)));
    var sent = desk.requests().stream().map(LoggedRequest::getBodyAsString).toList();
    assertThat(sent.subList(2, 4)).isEqualTo(sent.subList(0, 2));
  }

  private static Call.Charge again(Call.Charge call) {
    return new Call.Charge(
        call.reference(),
        call.amount(),
        call.instrument(),
        call.initiator(),
        call.storedCredential(),
        call.order(),
        call.payer(),
        false);
  }

  private void assertSent(int index, String path, String body) {
    assertThat(desk.requests().get(index).getUrl()).isEqualTo(path);
    assertThat(body(index)).isEqualTo(json(body));
  }

  private JsonNode body(int index) {
    return desk.sent(index);
  }
}
