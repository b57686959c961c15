package dev.acquit.processor.adyen;

import static dev.acquit.processor.adyen.AdyenBodies.payment;
import static dev.acquit.processor.adyen.AdyenBodies.problem;
import static dev.acquit.processor.adyen.AdyenDesk.AMOUNT;
import static dev.acquit.processor.adyen.AdyenDesk.CARD;
import static dev.acquit.processor.adyen.AdyenDesk.ORDER;
import static dev.acquit.processor.adyen.AdyenDesk.OURS;
import static dev.acquit.processor.adyen.AdyenDesk.THEIRS;
import static dev.acquit.processor.adyen.AdyenDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What is sent, what is sent again, and what is not sent at all. */
class AdyenSendTest {

  @RegisterExtension final AdyenDesk desk = new AdyenDesk();

  @Test
  void whatCannotBeSentIsRefusedBeforeAnyCall() {
    var account = desk.account(Map.of("shopper_reference", "", "rails", "card,eft"));
    assertInvalid(
        "shopper_reference_missing",
        account.charge(AdyenDesk.charge(new ProcessorToken("8415", Rail.CARD))));
    assertInvalid(
        "not_on_this_rail", account.charge(in("USD", new ProcessorToken("8415", Rail.ACH))));
    assertInvalid(
        "currency_not_on_this_rail",
        account.charge(in("USD", new ProcessorToken("1/sh", Rail.EFT))));
    assertInvalid(
        "amount_too_fine",
        account.charge(
            AdyenDesk.charge(CARD, Initiator.CUSTOMER, null, new Amount(12_555, "IDR"))));
    assertInvalid(
        "redirect_result_missing",
        account.resume(
            new Call.Resume(OURS, Operation.CHARGE, THEIRS, AMOUNT, ORDER, Map.of(), true)));
    assertInvalid(
        "processor_reference_invalid",
        account.refund(
            new Call.Refund(OURS, AdyenDesk.of(Rail.CARD, "../x"), AMOUNT, ORDER, true)));
    assertInvalid(
        "not_on_this_rail",
        account.capture(
            new Call.Capture(OURS, AdyenDesk.of(Rail.EFT, THEIRS), AMOUNT, ORDER, true)));
    assertThat(desk.requests()).isEmpty();
  }

  private static void assertInvalid(String code, Mono<Outcome> outcome) {
    assertThat(only(outcome)).isEqualTo(new Rejected(Rejection.INVALID, code));
  }

  private static Call.Charge in(String currency, Instrument instrument) {
    return AdyenDesk.charge(instrument, Initiator.CUSTOMER, null, new Amount(12_550, currency));
  }

  @ParameterizedTest
  @CsvSource({
    "CAD, 1000, 1000",
    "JPY, 1000, 1000",
    "BHD, 1000, 1000",
    "CLP, 1000, 100000",
    "ISK, 1000, 100000",
    "IDR, 1000, 10",
    "CVE, 1000, 10"
  })
  void amountsAreCountedAsAdyenCounts(String currency, long ours, long theirs) {
    var amount = new Amount(ours, currency);
    desk.answers(payment("Authorised", OURS, THEIRS, new Amount(theirs, currency), ""));
    var call = AdyenDesk.charge(CARD, Initiator.CUSTOMER, null, amount);
    assertThat(only(desk.account().charge(call)))
        .isEqualTo(new Approved(THEIRS, amount, Evidence.NONE));
    assertThat(desk.lastBody()).contains("\"value\":" + theirs + "}");
  }

  @Test
  void secondSendIsTheFirstByteForByteUnderTheSameKey() {
    desk.answers(problem(422, "704"));
    var first = AdyenDesk.charge(CARD);
    var again =
        new Call.Charge(
            first.reference(),
            first.amount(),
            first.instrument(),
            first.initiator(),
            null,
            first.order(),
            first.payer(),
            false);
    var duplicate = new Rejected(Rejection.DUPLICATE, "704");
    assertThat(only(desk.account().charge(first))).isEqualTo(duplicate);
    assertThat(only(desk.account().charge(again))).isEqualTo(duplicate);
    var sent = desk.requests();
    assertThat(sent.get(0).getBody()).isEqualTo(sent.get(1).getBody());
    var key = sent.get(0).getHeader("Idempotency-Key");
    assertThat(sent.get(1).getHeader("Idempotency-Key")).isEqualTo(key).hasSize(64);
    only(desk.account(Map.of("api_version", "v72")).charge(again));
    assertThat(desk.requests().getLast().getHeader("Idempotency-Key")).isEqualTo(key);
  }

  /** Adyen keeps keys for the company: on another path the same one would bring another answer. */
  @Test
  void keyIsOfThePathToo() {
    assertThat(AdyenCalls.key("/payments", OURS)).isNotEqualTo(AdyenCalls.key("/cancels", OURS));
    assertThat(AdyenCalls.key("/payments", OURS)).isNotEqualTo(AdyenCalls.key("/payments", "B"));
  }
}
