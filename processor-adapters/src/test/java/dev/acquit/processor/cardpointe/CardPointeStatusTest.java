package dev.acquit.processor.cardpointe;

import static dev.acquit.processor.cardpointe.CardPointeDesk.AMOUNT;
import static dev.acquit.processor.cardpointe.CardPointeDesk.OURS;
import static dev.acquit.processor.cardpointe.CardPointeDesk.REST;
import static dev.acquit.processor.cardpointe.CardPointeDesk.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lookup means by a settlement status, and what voids come to. */
class CardPointeStatusTest {

  @RegisterExtension final CardPointeDesk desk = new CardPointeDesk();

  @ParameterizedTest
  @CsvSource({
    "CHARGE, Queued for Capture, Approved",
    "CHARGE, Accepted, Approved",
    "CHARGE, Authorized, Unanswered",
    "CHARGE, Voided, Declined",
    "CHARGE, Rejected, Declined",
    "CHARGE, Declined, Unanswered",
    "AUTHORIZE, Authorized, Approved",
    "VERIFY, Zero Amount, Approved",
    "REFUND, Queued for Capture, Approved",
    "CAPTURE, Queued for Capture, Approved",
    "CAPTURE, Processed, Approved",
    "CAPTURE, Authorized, NotFound",
    "CAPTURE, Voided, NotFound",
    "CAPTURE, Moonlit, Unanswered",
    "VOID, Voided, Approved",
    "VOID, Authorized, NotFound",
    "VOID, Accepted, NotFound",
    "VOID, Moonlit, Unanswered"
  })
  void statusOfACard(Operation operation, String status, String expected) {
    desk.answers(CardPointeBodies.found("", THEIRS, AMOUNT, status));
    var finding = look(operation, Rail.CARD);
    var told = finding instanceof Found(var outcome) ? outcome.getClass() : finding.getClass();
    assertThat(told.getSimpleName()).isEqualTo(expected);
  }

  @Test
  void chargeIsAskedAboutByOursAndItsCaptureByTheirs() {
    desk.answers(CardPointeBodies.missing());
    assertThat(look(Operation.CHARGE, Rail.CARD)).isEqualTo(new NotFound());
    assertThat(desk.requests().getLast().getUrl())
        .isEqualTo(REST + "/inquireByOrderid/" + OURS + "/496160873888/1");
    look(Operation.CAPTURE, Rail.CARD);
    assertThat(desk.requests().getLast().getUrl())
        .isEqualTo(REST + "/inquire/" + THEIRS + "/496160873888");
    look(Operation.CHARGE, Rail.ACH);
    assertThat(desk.requests().getLast().getUrl()).contains("542041000001");
  }

  @Test
  void orderOfAnotherTeachesNothing() {
    desk.answers(CardPointeBodies.found("A2222222222222B", THEIRS, AMOUNT, "Authorized"));
    assertThat(look(Operation.AUTHORIZE, Rail.CARD)).isEqualTo(new Unanswered("of_another"));
  }

  @Test
  void duplicateThatIsFoundWasDeclined() {
    desk.answers(CardPointeBodies.declined("FNOR.94", ""));
    assertThat(look(Operation.CHARGE, Rail.CARD))
        .isEqualTo(
            new Found(
                new Declined("005533134378", new Decline(DeclineReason.DUPLICATE, "FNOR.94"))));
    desk.answers(CardPointeBodies.declined("PPS.64", ""));
    assertThat(look(Operation.CHARGE, Rail.CARD)).isEqualTo(new Unanswered("answer_pps.64"));
  }

  @Test
  void debitThatWasRejectedHasTheBanksCodeFromTheReport() {
    desk.answersTo(".*/inquireByOrderid/.*", CardPointeBodies.returned(OURS, "7", AMOUNT, "R02"));
    desk.answersTo(".*/funding.*", WireAnswer.json(200, "{\"fundings\":[],\"txns\":[]}"));
    assertThat(outcome(look(Operation.CHARGE, Rail.ACH)))
        .isEqualTo(new Declined("7", new Decline(DeclineReason.INTERBANK, "SETL.REJECTED")));
    desk.answersTo(".*/funding.*", CardPointeBodies.returned(OURS, "7", AMOUNT, "R02"));
    assertThat(outcome(look(Operation.CHARGE, Rail.ACH)))
        .isEqualTo(new Declined("7", new Decline(DeclineReason.ACCOUNT_CLOSED, "R02")));
    assertThat(desk.requests().getLast().getUrl())
        .isEqualTo(REST + "/funding?merchid=542041000001&date=20261120");
    desk.answersTo(".*/funding.*", WireAnswer.json(500, "{}"));
    assertThat(look(Operation.CHARGE, Rail.ACH)).isEqualTo(new Unanswered("funding_unread"));
  }

  private static Outcome outcome(Finding finding) {
    return ((Found) finding).outcome();
  }

  private Finding look(Operation operation, Rail rail) {
    var isChange = operation == Operation.CAPTURE || operation == Operation.VOID;
    var of = isChange ? CardPointeDesk.of(rail, THEIRS) : null;
    var amount = operation == Operation.VERIFY ? new Amount(0, "CAD") : AMOUNT;
    return CardPointeDesk.only(
        desk.account().lookup(new Call.Lookup(OURS, operation, rail, amount, null, of)));
  }

  @Test
  void voidByOursIsSentThreeTimesWhileNobodyAnswers() {
    desk.breaks();
    assertThat(cancel(null, true)).isInstanceOf(Unknown.class);
    assertThat(desk.requests())
        .hasSize(3)
        .allSatisfy(request -> {
          assertThat(request.getUrl()).isEqualTo(REST + "/voidByOrderId");
          assertThat(request.getBodyAsString())
              .isEqualTo("{\"merchid\":\"496160873888\",\"orderid\":\"A2222222222222B\"}");
        });
  }

  @Test
  void voidByOursIsSentOnceWhereSomebodyAnswers() {
    desk.answers(CardPointeBodies.voided(THEIRS, "0.00"));
    assertThat(cancel(null, true)).isInstanceOf(Approved.class);
    desk.answers(CardPointeBodies.missing());
    assertThat(cancel(null, true)).isEqualTo(new Rejected(Rejection.WRONG_STATE, "PPS.29"));
    desk.answers(WireAnswer.json(429, "{}"));
    assertThat(cancel(null, true)).isEqualTo(new NotAttempted("rate_limited"));
    assertThat(desk.requests()).hasSize(3);
  }

  @Test
  void voidThatLeavesSomethingIsTold() {
    desk.answers(CardPointeBodies.voided(THEIRS, "25.50"));
    assertThat(cancel(THEIRS, true))
        .isInstanceOfSatisfying(
            Approved.class,
            approved -> assertThat(approved.amount()).isEqualTo(new Amount(10_000, "CAD")));
    desk.answers(CardPointeBodies.voided(THEIRS, "125.50"));
    assertThat(cancel(THEIRS, true)).isEqualTo(new Unknown("amount_left", THEIRS));
  }

  private Outcome cancel(@Nullable String theirs, boolean firstSend) {
    var of = CardPointeDesk.of(Rail.CARD, theirs);
    return CardPointeDesk.only(
        desk.account().cancel(new Call.Cancel(OURS, of, AMOUNT, CardPointeDesk.ORDER, firstSend)));
  }

  @Test
  void noWebhookIsBelieved() {
    var webhook = new Notice.Raw(new byte[] {'{', '}'}, Map.of(), Instant.EPOCH);
    assertThat(CardPointeDesk.only(desk.account().readWebhook(webhook)))
        .isEqualTo(new Notice.Refused("no_webhooks"));
  }
}
