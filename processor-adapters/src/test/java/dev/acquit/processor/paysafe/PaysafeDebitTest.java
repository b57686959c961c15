package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeDesk.AMOUNT;
import static dev.acquit.processor.paysafe.PaysafeDesk.json;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bank debits: what is sent, and what is refused before. */
class PaysafeDebitTest {

  private static final Mandate MANDATE =
      new Mandate(
          "man_1", Mandate.Kind.PERSONAL, Mandate.Use.ONE_TIME, Instant.ofEpochSecond(0), null);

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @BeforeEach
  void handles() {
    desk.makesHandles();
  }

  @Test
  void debitInTheUnitedStates() {
    var account = bank(Rail.ACH, "110000000", HolderType.INDIVIDUAL);
    only(desk.account().charge(charge(account, new Amount(9_000, "USD"))));
    assertThat(body(0))
        .isEqualTo(
            json(
                """
                {"merchantRefNum":"H-A7K2M9QX4TBW3HD","transactionType":"PAYMENT","paymentType":"ACH",
                 "amount":9000,"currencyCode":"USD",
                 "ach":{"accountHolderName":"Jo Anne Doe","routingNumber":"110000000",
                   "accountNumber":"000123456789","accountType":"SAVINGS","payMethod":"WEB"},
                 "profile":{"firstName":"Jo","lastName":"Anne Doe"}}
                """));
    assertThat(body(1).get("settleWithAuth").asBoolean()).isTrue();
    assertThat(body(1).has("accountId")).isFalse();
  }

  @Test
  void companysDebitIsOfItsClass() {
    var account = bank(Rail.ACH, "110000000", HolderType.COMPANY);
    only(desk.account().charge(charge(account, new Amount(9_000, "USD"))));
    assertThat(body(0).get("ach").get("payMethod").asString()).isEqualTo("CCD");
  }

  @Test
  void mandatesClassWins() {
    var account = bank(Rail.ACH, "110000000", HolderType.COMPANY);
    var onPaper =
        new Mandate(
            "man_1",
            Mandate.Kind.PERSONAL,
            Mandate.Use.ONE_TIME,
            Mandate.EntryClass.PPD,
            Instant.EPOCH,
            null);
    only(desk.account().charge(charge(account.under(onPaper), new Amount(9_000, "USD"))));
    assertThat(body(0).get("ach").get("payMethod").asString()).isEqualTo("PPD");
  }

  @Test
  void debitInCanada() {
    var account = bank(Rail.EFT, "001-22446", HolderType.INDIVIDUAL);
    only(desk.account(Map.of("eft_account_id", "77")).charge(charge(account, AMOUNT)));
    assertThat(body(0).get("eft"))
        .isEqualTo(
            json(
                """
                {"accountHolderName":"Jo Anne Doe","institutionId":"001","transitNumber":"22446",
                 "accountNumber":"000123456789"}
                """));
    assertThat(body(0).get("accountId").asString()).isEqualTo("77");
    assertThat(body(1).get("accountId").asString()).isEqualTo("77");
  }

  @ParameterizedTest
  @CsvSource({
    "EFT, 0001-22446, true, bank_number_invalid",
    "EFT, 00122446, true, bank_number_invalid",
    "ACH, 11000000, true, bank_number_invalid",
    "EFT, 001-22446, false, mandate_missing"
  })
  void senselessAccountIsRefusedBeforeAnyCall(
      Rail rail, String bank, boolean isAllowed, String code) {
    var asked = bank(rail, bank, HolderType.INDIVIDUAL, isAllowed ? MANDATE : null);
    var amount = rail == Rail.ACH ? new Amount(1, "USD") : AMOUNT;
    assertThat(only(desk.account().charge(charge(asked, amount))))
        .isEqualTo(new Rejected(Rejection.INVALID, code));
    assertThat(desk.requests()).isEmpty();
  }

  private static Call.Charge charge(Instrument instrument, Amount amount) {
    return PaysafeDesk.charge(instrument, Initiator.CUSTOMER, null, amount);
  }

  private static BankAccount bank(Rail rail, String bank, HolderType holder) {
    return bank(rail, bank, holder, MANDATE);
  }

  private static BankAccount bank(
      Rail rail, String bank, HolderType holder, @Nullable Mandate mandate) {
    return new BankAccount(
        rail, bank, "000123456789", AccountType.SAVINGS, "Jo Anne Doe", holder, null, mandate);
  }

  private JsonNode body(int index) {
    return desk.sent(index);
  }
}
