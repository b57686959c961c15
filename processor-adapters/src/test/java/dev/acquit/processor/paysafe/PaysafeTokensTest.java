package dev.acquit.processor.paysafe;

import static dev.acquit.processor.paysafe.PaysafeDesk.CARD;
import static dev.acquit.processor.paysafe.PaysafeDesk.json;
import static dev.acquit.processor.paysafe.PaysafeDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.contract.WireAnswer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is made in three steps, each of which may end it. */
class PaysafeTokensTest {

  private static final String HANDLES = "/paymenthandles";
  private static final String CUSTOMERS = "/customers";
  private static final String KEPT = "/customers/c-1/paymenthandles";

  @RegisterExtension final PaysafeDesk desk = new PaysafeDesk();

  @BeforeEach
  void everythingWorks() {
    desk.makesHandles();
    desk.answersTo(CUSTOMERS, WireAnswer.json(201, "{\"id\":\"c-1\",\"status\":\"ACTIVE\"}"));
    desk.answersTo(KEPT, PaysafeBodies.handle("MU1", "PAYABLE", ""));
  }

  @Test
  void handleBecomesACustomersOwn() {
    assertThat(tokenized(CARD)).isEqualTo(new Token("MU1"));
    assertThat(desk.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(
            "/paymenthub/v1/paymenthandles",
            "/paymenthub/v1/customers",
            "/paymenthub/v1/customers/c-1/paymenthandles");
    var handle = desk.sent(0);
    assertThat(handle.get("transactionType").asString()).isEqualTo("VERIFICATION");
    assertThat(handle.get("amount").asLong()).isZero();
    assertThat(handle.get("currencyCode").asString()).isEqualTo("CAD");
    var own = handle.get("merchantRefNum").asString().substring(2);
    assertThat(desk.sent(1))
        .isEqualTo(json("{\"merchantCustomerId\":\"C-" + own + "\",\"locale\":\"en_US\"}"));
    assertThat(desk.sent(2))
        .isEqualTo(
            json("{\"merchantRefNum\":\"K-" + own + "\",\"paymentHandleTokenFrom\":\"SC1\"}"));
  }

  @Test
  void everyTokenHasReferencesOfItsOwn() {
    tokenized(CARD);
    tokenized(CARD);
    assertThat(desk.sent(0).get("merchantRefNum")).isNotEqualTo(desk.sent(3).get("merchantRefNum"));
  }

  @ParameterizedTest
  @CsvSource({"ACH, 110000000, USD", "EFT, 001-22446, CAD"})
  void bankAccountIsLeftInItsRailsCurrency(Rail rail, String bank, String currency) {
    assertThat(tokenized(account(rail, bank))).isEqualTo(new Token("MU1"));
    assertThat(desk.sent(0).get("transactionType").asString()).isEqualTo("PAYMENT");
    assertThat(desk.sent(0).get("currencyCode").asString()).isEqualTo(currency);
  }

  @Test
  void currencyOfACardIsASetting() {
    only(desk.account(Map.of("token_currency", "USD")).tokenize(CARD));
    assertThat(desk.sent(0).get("currencyCode").asString()).isEqualTo("USD");
  }

  @ParameterizedTest
  @CsvSource({HANDLES + ", 1", CUSTOMERS + ", 2", KEPT + ", 3"})
  void stepThatFailsIsTheLast(String path, int requests) {
    desk.answersTo(path, PaysafeBodies.problem(402, "3017"));
    assertThat(tokenized(CARD))
        .isEqualTo(new Refused(new Decline(DeclineReason.INVALID_CARD_NUMBER, "3017")));
    desk.answersTo(path, WireAnswer.json(503, "{}"));
    assertThat(tokenized(CARD)).isEqualTo(new Unanswered("http_503"));
    desk.answersTo(path, PaysafeBodies.problem(401, "5279"));
    assertThat(tokenized(CARD)).isEqualTo(new Unanswered("5279"));
    desk.answersTo(path, PaysafeBodies.problem(400, "5068"));
    assertThat(tokenized(CARD))
        .isEqualTo(new Refused(new Decline(DeclineReason.INVALID_TRANSACTION, "5068")));
    assertThat(desk.requests()).hasSize(4 * requests);
  }

  @Test
  void cardThatIsKeptAlreadyIsRefusedAsADuplicate() {
    desk.answersTo(KEPT, PaysafeBodies.problem(409, "7503"));
    assertThat(tokenized(CARD))
        .isEqualTo(new Refused(new Decline(DeclineReason.DUPLICATE, "7503")));
  }

  @Test
  void handleThatFailedIsRefused() {
    desk.answersTo(HANDLES, PaysafeBodies.handle("SC1", "FAILED", PaysafeBodies.error("3006")));
    assertThat(tokenized(CARD))
        .isEqualTo(new Refused(new Decline(DeclineReason.EXPIRED_CARD, "3006")));
  }

  @Test
  void customerWhoseIdIsNoneIsNotAsked() {
    desk.answersTo(CUSTOMERS, WireAnswer.json(201, "{\"id\":\"../x\"}"));
    assertThat(tokenized(CARD)).isEqualTo(new Unanswered("unreadable"));
    assertThat(desk.requests()).hasSize(2);
  }

  @Test
  void senselessIsRefusedBeforeAnyCall() {
    assertThat(tokenized(new ProcessorToken("MU1", Rail.CARD))).isInstanceOf(Refused.class);
    assertThat(tokenized(account(Rail.EFT, "22446-001"))).isInstanceOf(Refused.class);
    assertThat(desk.requests()).isEmpty();
  }

  private Tokenized tokenized(Instrument instrument) {
    return only(desk.account().tokenize(instrument));
  }

  private static Instrument account(Rail rail, String bank) {
    return new BankAccount(
        rail, bank, "000123456789", AccountType.CHECKING, "Jo", HolderType.INDIVIDUAL, null, null);
  }
}
