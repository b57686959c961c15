package dev.acquit.processor.adyen;

import static dev.acquit.processor.adyen.AdyenDesk.AMOUNT;
import static dev.acquit.processor.adyen.AdyenDesk.CARD;
import static dev.acquit.processor.adyen.AdyenDesk.OURS;
import static dev.acquit.processor.adyen.AdyenDesk.THEIRS;
import static dev.acquit.processor.adyen.AdyenDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.HolderType;
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
import tools.jackson.databind.json.JsonMapper;

/** Every payment, to the letter. */
class AdyenRequestTest {

  private static final Instrument TOKEN = new ProcessorToken("8415", Rail.CARD);

  @RegisterExtension final AdyenDesk desk = new AdyenDesk();

  @BeforeEach
  void received() {
    desk.answers(AdyenBodies.received(OURS, THEIRS));
  }

  @Test
  void chargeOfACard() {
    only(desk.account().charge(AdyenDesk.charge(CARD)));
    assertSent(
        "/v71/payments",
        """
        {"merchantAccount":"ClubECOM","reference":"A7K2M9QX4TBW3HD",
         "amount":{"currency":"CAD","value":12550},
         "paymentMethod":{"type":"scheme","number":"4111111111111111","expiryMonth":"03",
           "expiryYear":"2035","cvc":"737","holderName":"Ana Roy"},
         "returnUrl":"https://shop.example/paid?p=1","captureDelayHours":0,
         "shopperInteraction":"Ecommerce","shopperEmail":"ana@shop.example",
         "shopperIP":"203.0.113.7","shopperStatement":"CLUB CAMP","merchantOrderReference":"INV-1",
         "billingAddress":{"houseNumberOrName":"12","street":"rue des Pins app. 3",
           "city":"Laval","postalCode":"H7A1A1","stateOrProvince":"QC","country":"CA"},
         "browserInfo":{"userAgent":"Test/1.0","acceptHeader":"*/*"},
         "authenticationData":{"threeDSRequestData":{"nativeThreeDS":"disabled"}}}
        """);
    assertThat(desk.requests().getFirst().getHeader("X-API-Key")).isEqualTo("key-of-the-contract");
  }

  @Test
  void renewalByAStoredMethod() {
    var stored = new StoredCredential(Use.RECURRING, false, "MCC1");
    var call = AdyenDesk.charge(TOKEN, Initiator.MERCHANT, stored, new Amount(1_000, "JPY"));
    only(desk.account().charge(call));
    var sent = sent();
    assertThat(sent.get("paymentMethod"))
        .isEqualTo(json("{\"type\":\"scheme\",\"storedPaymentMethodId\":\"8415\"}"));
    assertThat(sent.get("shopperReference").asString()).isEqualTo("everybody");
    assertThat(sent.get("shopperInteraction").asString()).isEqualTo("ContAuth");
    assertThat(sent.get("recurringProcessingModel").asString()).isEqualTo("Subscription");
    assertThat(sent.get("additionalData")).isEqualTo(json("{\"networkTxReference\":\"MCC1\"}"));
    assertThat(sent.has("authenticationData")).isFalse();
    assertThat(sent.has("browserInfo")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER, false, RECURRING, true, Ecommerce, Subscription",
    "CUSTOMER, false, UNSCHEDULED, true, Ecommerce, UnscheduledCardOnFile",
    "CUSTOMER, true, UNSCHEDULED, false, ContAuth, CardOnFile",
    "CUSTOMER, true, INSTALLMENT, false, ContAuth, Subscription",
    "MERCHANT, true, INSTALLMENT, false, ContAuth, Subscription",
    "MERCHANT, false, UNSCHEDULED, false, ContAuth, UnscheduledCardOnFile",
    "CUSTOMER, true, , false, ContAuth, CardOnFile",
    "MERCHANT, true, , false, ContAuth, UnscheduledCardOnFile",
    "CUSTOMER, false, , false, Ecommerce, "
  })
  void storedCredentialIsTold(
      Initiator by,
      boolean token,
      @Nullable Use use,
      boolean initial,
      String interaction,
      @Nullable String model) {
    var stored = use == null ? null : new StoredCredential(use, initial, null);
    only(desk.account().charge(AdyenDesk.charge(token ? TOKEN : CARD, by, stored, AMOUNT)));
    assertThat(sent().get("shopperInteraction").asString()).isEqualTo(interaction);
    assertThat(sent().path("recurringProcessingModel").asString(null)).isEqualTo(model);
    assertThat(sent().has("shopperReference")).isEqualTo(model != null);
    assertThat(desk.lastBody().contains("737")).isEqualTo(!token && by == Initiator.CUSTOMER);
  }

  @ParameterizedTest
  @CsvSource({
    "per_payment, 0, true",
    "account_immediate, , true",
    "account_manual, 0, ",
  })
  void captureIsWhatTheAccountDoesNot(
      String mode, @Nullable Integer delay, @Nullable String manual) {
    var account = desk.account(Map.of("capture", mode));
    only(account.charge(AdyenDesk.charge(CARD)));
    assertThat(sent().path("captureDelayHours").asInt(-1)).isEqualTo(delay == null ? -1 : delay);
    assertThat(sent().has("additionalData")).isFalse();
    only(account.authorize(AdyenDesk.charge(CARD)));
    assertThat(sent().has("captureDelayHours")).isFalse();
    assertThat(sent().at("/additionalData/manualCapture").asString(null)).isEqualTo(manual);
  }

  @Test
  void payerIsNotAskedWhereThatIsNotWanted() {
    only(desk.account(Map.of("three_ds", "never")).charge(AdyenDesk.charge(CARD)));
    assertThat(sent().get("authenticationData"))
        .isEqualTo(json("{\"attemptAuthentication\":\"never\"}"));
    assertThat(sent().has("browserInfo")).isFalse();
  }

  @Test
  void verificationIsForNothing() {
    var call = AdyenDesk.charge(CARD, Initiator.CUSTOMER, null, new Amount(0, "CAD"));
    only(desk.account().verify(call));
    assertThat(sent().at("/amount/value").asInt(-1)).isZero();
    assertThat(sent().has("captureDelayHours")).isFalse();
  }

  @Test
  void addressSaysWhatIsMissing() {
    var card =
        CARD.billedTo(new Instrument.BillingAddress("PO Box 7", null, null, null, "1", null));
    only(desk.account().charge(AdyenDesk.charge(card)));
    assertThat(sent().get("billingAddress"))
        .isEqualTo(
            json(
                """
                {"houseNumberOrName":"N/A","street":"PO Box 7","city":"N/A","postalCode":"1",
                 "country":"ZZ"}
                """));
    var nowhere = new Instrument.BillingAddress(null, " ", null, null, null, null);
    only(desk.account().charge(AdyenDesk.charge(CARD.billedTo(nowhere))));
    assertThat(sent().has("billingAddress")).isFalse();
  }

  @Test
  void postalCodeOfTheUnitedStatesHasFiveDigits() {
    var address = new Instrument.BillingAddress("1 Main", null, "X", "NY", "10001-1234", "US");
    only(desk.account().charge(AdyenDesk.charge(CARD.billedTo(address))));
    assertThat(sent().at("/billingAddress/postalCode").asString()).isEqualTo("10001");
  }

  @Test
  void bankDebits() {
    only(desk.account().charge(debit(Rail.ACH, "011000138", "USD")));
    assertThat(sent().get("paymentMethod"))
        .isEqualTo(
            json(
                """
                {"type":"ach","bankAccountNumber":"123456789","bankLocationId":"011000138",
                 "bankAccountType":"savings","accountHolderType":"business","ownerName":"Club"}
                """));
    assertThat(sent().has("authenticationData")).isFalse();
    only(desk.account().charge(debit(Rail.EFT, "003-12345", "CAD")));
    assertThat(sent().get("paymentMethod")).isEqualTo(eft("003", "12345"));
    var swapped = desk.account(Map.of("eft_bank_code", "transit"));
    only(swapped.charge(debit(Rail.EFT, "003-12345", "CAD")));
    assertThat(sent().get("paymentMethod")).isEqualTo(eft("12345", "003"));
  }

  private static JsonNode eft(String code, String location) {
    return json(
        """
        {"type":"eft_directdebit_CA","bankAccountNumber":"123456789","bankCode":"%s",
         "bankLocationId":"%s","ownerName":"Club"}
        """
            .formatted(code, location));
  }

  private static Call.Charge debit(Rail rail, String bank, String currency) {
    var account =
        new Instrument.BankAccount(
            rail, bank, "123456789", AccountType.SAVINGS, "Club", HolderType.COMPANY, null, null);
    return AdyenDesk.charge(account, Initiator.CUSTOMER, null, new Amount(500, currency));
  }

  private JsonNode sent() {
    return json(desk.lastBody());
  }

  private void assertSent(String path, String body) {
    assertThat(desk.requests().getLast().getUrl()).isEqualTo(path);
    assertThat(sent()).isEqualTo(json(body));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
