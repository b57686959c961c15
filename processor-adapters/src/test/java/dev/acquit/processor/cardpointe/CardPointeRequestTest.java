package dev.acquit.processor.cardpointe;

import static dev.acquit.processor.cardpointe.CardPointeDesk.AMOUNT;
import static dev.acquit.processor.cardpointe.CardPointeDesk.CARD;
import static dev.acquit.processor.cardpointe.CardPointeDesk.OURS;
import static dev.acquit.processor.cardpointe.CardPointeDesk.THEIRS;
import static dev.acquit.processor.cardpointe.CardPointeDesk.charge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact form of each request. */
class CardPointeRequestTest {

  private static final Amount DOLLARS = new Amount(12_550, "USD");
  private static final Mandate MANDATE =
      new Mandate(
          "man_1", Mandate.Kind.PERSONAL, Mandate.Use.SPORADIC, Instant.EPOCH, "203.0.113.7");

  @RegisterExtension final CardPointeDesk desk = new CardPointeDesk();

  @BeforeEach
  void nobodyAnswers() {
    desk.breaks();
  }

  private ProcessorAccount account() {
    return desk.account();
  }

  @Test
  void chargeOfACard() {
    CardPointeDesk.only(account().charge(charge(CARD)));
    assertThat(desk.lastBody())
        .isEqualTo(
            """
            {"merchid":"496160873888","orderid":"A7K2M9QX4TBW3HD","amount":"125.50",\
            "currency":"CAD","capture":"Y","ecomind":"E","receipt":"Y",\
            "account":"4111111111111111","expiry":"0335","cvv2":"737","name":"Ana Roy",\
            "address":"12 rue des Pins","address2":"app. 3","city":"Laval","region":"QC",\
            "country":"CA","postal":"H7A1A1","email":"ana@shop.example"}\
            """);
    var request = desk.requests().getLast();
    assertThat(request.getMethod().getName()).isEqualTo("PUT");
    assertThat(request.getUrl()).isEqualTo("/cardconnect/rest/auth");
    assertThat(request.getHeader("Authorization"))
        .isEqualTo("Basic dXNlci1vZi10aGUtY29udHJhY3Q6cGFzc3dvcmQtb2YtdGhlLWNvbnRyYWN0");
  }

  @Test
  void authorizationIsNotCapturedAndVerificationIsOfNothing() {
    CardPointeDesk.only(account().authorize(charge(CARD)));
    assertThat(desk.lastBody()).contains("\"amount\":\"125.50\"", "\"capture\":\"N\"");
    var nothing = charge(CARD, Initiator.CUSTOMER, null, new Amount(0, "CAD"));
    CardPointeDesk.only(account().verify(nothing));
    assertThat(desk.lastBody()).contains("\"amount\":\"0\"").doesNotContain("capture");
  }

  @Test
  void whatOthersTakeForPostIsPosted() {
    CardPointeDesk.only(desk.account(Map.of("method", "POST")).charge(charge(CARD)));
    assertThat(desk.requests().getLast().getMethod().getName()).isEqualTo("POST");
  }

  @Test
  void missingPostalCodeIsNeverTheirDefault() {
    var bare = new Instrument.Card("4111111111111111", 3, 2035, null, null, null);
    CardPointeDesk.only(account().charge(charge(bare)));
    assertThat(desk.lastBody()).contains("\"postal\":\"\"").doesNotContain("55555");
    CardPointeDesk.only(desk.account(Map.of("missing_postal", "00000")).charge(charge(bare)));
    assertThat(desk.lastBody()).contains("\"postal\":\"00000\"");
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER, RECURRING, true, C, Y, E, true",
    "CUSTOMER, UNSCHEDULED, false, C, N, E, false",
    "MERCHANT, RECURRING, false, M, Y, R, false",
    "MERCHANT, INSTALLMENT, false, M, Y, R, false",
    "MERCHANT, UNSCHEDULED, false, M, N, E, false"
  })
  void storedCredentialIsTold(
      Initiator by,
      Use use,
      boolean initial,
      String cof,
      String scheduled,
      String origin,
      boolean permission) {
    var stored = new StoredCredential(use, initial, "MCC123");
    CardPointeDesk.only(account().charge(charge(CARD, by, stored, AMOUNT)));
    assertThat(desk.lastBody())
        .contains("\"cof\":\"" + cof + "\"", "\"cofscheduled\":\"" + scheduled + "\"")
        .contains("\"ecomind\":\"" + origin + "\"")
        .doesNotContain("MCC123");
    assertThat(desk.lastBody().contains("\"cofpermission\":\"Y\"")).isEqualTo(permission);
    assertThat(desk.lastBody().contains("cvv2")).isEqualTo(by == Initiator.CUSTOMER);
  }

  @Test
  void tokenBringsItsExpiry() {
    var token = new ProcessorToken("9418594164541111/1227", Rail.CARD);
    CardPointeDesk.only(account().charge(charge(token)));
    assertThat(desk.lastBody())
        .contains("\"account\":\"9418594164541111\",\"expiry\":\"1227\"")
        .doesNotContain("/");
  }

  @Test
  void debitOfABankAccount() {
    CardPointeDesk.only(
        account().charge(debit(account(HolderType.INDIVIDUAL), Initiator.CUSTOMER)));
    assertThat(desk.lastBody())
        .isEqualTo(
            """
            {"merchid":"542041000001","orderid":"A7K2M9QX4TBW3HD","amount":"125.50",\
            "currency":"USD","capture":"Y","ecomind":"E","receipt":"Y","account":"123456789",\
            "bankaba":"036001808","accttype":"ESAV","achEntryCode":"WEB",\
            "achDescription":"CLUB CAMP","name":"Zoe Brulee","postal":"","email":"ana@shop.example"}\
            """);
    assertThat(desk.requests().getLast().getHeader("Authorization")).contains("YmFuay11c2Vy");
  }

  @Test
  void entryClassIsTheHoldersAndTheInitiators() {
    CardPointeDesk.only(account().charge(debit(account(HolderType.COMPANY), Initiator.CUSTOMER)));
    assertThat(desk.lastBody()).contains("\"achEntryCode\":\"CCD\"");
    var token = new ProcessorToken("9036541/ESAV", Rail.ACH);
    CardPointeDesk.only(account().charge(debit(token, Initiator.MERCHANT)));
    assertThat(desk.lastBody())
        .contains("\"achEntryCode\":\"PPD\"", "\"account\":\"9036541\"", "\"accttype\":\"ESAV\"");
    var byTelephone = desk.account(Map.of("ach_entry_customer", "TEL"));
    CardPointeDesk.only(byTelephone.charge(debit(token, Initiator.CUSTOMER)));
    assertThat(desk.lastBody()).contains("\"achEntryCode\":\"TEL\"", "\"ecomind\":\"T\"");
  }

  @Test
  void mandatesEntryClassWins() {
    var onPaper =
        new Mandate(
            "man_1",
            Mandate.Kind.PERSONAL,
            Mandate.Use.SPORADIC,
            Mandate.EntryClass.PPD,
            Instant.EPOCH,
            null);
    var bank = account(HolderType.INDIVIDUAL).under(onPaper);
    CardPointeDesk.only(account().charge(debit(bank, Initiator.CUSTOMER)));
    assertThat(desk.lastBody()).contains("\"achEntryCode\":\"PPD\"");
    var token = new ProcessorToken("9036541/ESAV", Rail.ACH, onPaper);
    CardPointeDesk.only(account().charge(debit(token, Initiator.CUSTOMER)));
    assertThat(desk.lastBody()).contains("\"achEntryCode\":\"PPD\"");
  }

  private static BankAccount account(HolderType holder) {
    return new BankAccount(
        Rail.ACH,
        "036001808",
        "123456789",
        AccountType.SAVINGS,
        "Zoé Brûlée",
        holder,
        null,
        MANDATE);
  }

  private static Call.Charge debit(Instrument instrument, Initiator by) {
    return charge(instrument, by, null, DOLLARS);
  }

  @Test
  void changesNameTheCharge() {
    var of = CardPointeDesk.of(Rail.CARD, THEIRS);
    var half = new Amount(6_275, "CAD");
    CardPointeDesk.only(
        account().capture(new Call.Capture(OURS, of, half, CardPointeDesk.ORDER, true)));
    assertSent("/capture", "\"retref\":\"363652261392\",\"amount\":\"62.75\"");
    CardPointeDesk.only(
        account().cancel(new Call.Cancel(OURS, of, AMOUNT, CardPointeDesk.ORDER, true)));
    assertSent("/void", "\"retref\":\"363652261392\"");
    CardPointeDesk.only(
        account().refund(new Call.Refund(OURS, of, half, CardPointeDesk.ORDER, true)));
    assertSent(
        "/refund",
        "\"retref\":\"363652261392\",\"orderid\":\"A7K2M9QX4TBW3HD\",\"amount\":\"62.75\"");
  }

  private void assertSent(String path, String fields) {
    assertThat(desk.requests().getLast().getUrl()).isEqualTo("/cardconnect/rest" + path);
    assertThat(desk.lastBody()).isEqualTo("{\"merchid\":\"496160873888\"," + fields + "}");
  }

  @Test
  void tokenIsAskedForWithoutCredentials() {
    CardPointeDesk.only(account().tokenize(CARD));
    var request = desk.requests().getLast();
    assertThat(request.getUrl()).isEqualTo("/cardsecure/api/v1/ccn/tokenize");
    assertThat(request.containsHeader("Authorization")).isFalse();
    assertThat(desk.lastBody())
        .isEqualTo("{\"account\":\"4111111111111111\",\"expiry\":\"0335\",\"cvv\":\"737\"}");
    CardPointeDesk.only(account().tokenize(account(HolderType.COMPANY)));
    assertThat(desk.lastBody()).isEqualTo("{\"account\":\"036001808/123456789\"}");
  }

  @Test
  void sameCallIsTheSameBytes() {
    CardPointeDesk.only(account().charge(charge(CARD)));
    CardPointeDesk.only(account().charge(charge(CARD)));
    var bodies = desk.requests().stream().map(request -> request.getBodyAsString()).distinct();
    assertThat(bodies).hasSize(1);
  }

  @Test
  void whatCannotBeDoneIsNotSent() {
    var debit = CardPointeDesk.of(Rail.ACH, THEIRS);
    var part = new Call.Refund(OURS, debit, new Amount(1, "USD"), CardPointeDesk.ORDER, true);
    assertThat(CardPointeDesk.only(account().refund(part)))
        .isEqualTo(new Rejected(Rejection.INVALID, "no_partial_refund_on_this_rail"));
    var unknown = CardPointeDesk.of(Rail.CARD, null);
    var blind = new Call.Refund(OURS, unknown, AMOUNT, CardPointeDesk.ORDER, true);
    assertThat(CardPointeDesk.only(account().refund(blind)))
        .isEqualTo(new Rejected(Rejection.INVALID, "charge_unknown"));
    assertThat(
            CardPointeDesk.only(account().charge(charge(CARD, Initiator.CUSTOMER, null, DOLLARS))))
        .isEqualTo(new Rejected(Rejection.INVALID, "currency_not_on_this_rail"));
    assertThat(desk.requests()).isEmpty();
  }
}
