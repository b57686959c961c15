package dev.acquit.processor.adyen;

import static dev.acquit.processor.adyen.AdyenBodies.payment;
import static dev.acquit.processor.adyen.AdyenDesk.AMOUNT;
import static dev.acquit.processor.adyen.AdyenDesk.CARD;
import static dev.acquit.processor.adyen.AdyenDesk.ORDER;
import static dev.acquit.processor.adyen.AdyenDesk.OURS;
import static dev.acquit.processor.adyen.AdyenDesk.THEIRS;
import static dev.acquit.processor.adyen.AdyenDesk.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The payer is sent to the issuer, and comes back. */
class AdyenRedirectTest {

  private static final String REDIRECT =
      ",\"action\":{\"type\":\"redirect\",\"method\":\"GET\",\"paymentMethodType\":\"scheme\","
          + "\"url\":\"https://checkoutshopper-test.adyen.com/threeDS/redirect?a=b\"}";

  @RegisterExtension final AdyenDesk desk = new AdyenDesk();

  @Test
  void payerIsSentToTheIssuerAndGoesOn() {
    var outcome = charged(payment("RedirectShopper", OURS, THEIRS, AMOUNT, REDIRECT));
    var action = ((ActionRequired) outcome).action();
    assertThat(outcome.processorReference()).isEqualTo(THEIRS);
    assertThat(action.type()).isEqualTo("redirect");
    assertThat(action.url())
        .isEqualTo(URI.create("https://checkoutshopper-test.adyen.com/threeDS/redirect?a=b"));
    assertThat(action.expiresAt())
        .isCloseTo(
            Instant.now().plus(Duration.ofHours(1)),
            new TemporalUnitWithinOffset(1, ChronoUnit.MINUTES));
    assertThat(resumed(Map.of("redirectResult", "X6XtfGC3!Y")))
        .isEqualTo(new Approved(THEIRS, AMOUNT, Evidence.NONE));
    assertThat(desk.requests().getLast().getUrl()).isEqualTo("/v71/payments/details");
    assertThat(desk.lastBody()).isEqualTo("{\"details\":{\"redirectResult\":\"X6XtfGC3!Y\"}}");
  }

  /** Until the payer is back, Adyen may have no reference of its own. */
  @Test
  void ourReferenceStandsForTheirsUntilTheyGiveOne() {
    var answer = "{\"resultCode\":\"RedirectShopper\"" + REDIRECT + "}";
    var outcome = charged(WireAnswer.json(200, answer));
    assertThat(outcome).isInstanceOf(ActionRequired.class);
    assertThat(outcome.processorReference()).isEqualTo(OURS);
    desk.answers(AdyenBodies.received("B7K2M9QX4TBW3HD", THEIRS));
    var held = new Call.Original(Rail.CARD, OURS, OURS, null, AMOUNT);
    only(desk.account().cancel(new Call.Cancel("B7K2M9QX4TBW3HD", held, AMOUNT, ORDER, true)));
    assertThat(desk.requests().getLast().getUrl()).isEqualTo("/v71/cancels");
  }

  /** The issuer may send the payer twice: the second return is not the first one again. */
  @Test
  void everyReturnOfThePayerIsARequestOfItsOwn() {
    resumed(Map.of("redirectResult", "one"));
    resumed(Map.of("redirectResult", "two", "other", "ignored"));
    resumed(Map.of("redirectResult", "two"));
    var keys = desk.requests().stream().map(sent -> sent.getHeader("Idempotency-Key")).toList();
    assertThat(keys.get(0)).isNotEqualTo(keys.get(1));
    assertThat(keys.get(1)).isEqualTo(keys.get(2));
  }

  private Outcome resumed(Map<String, String> returned) {
    desk.answers(payment("Authorised", OURS, THEIRS, AMOUNT, ""));
    var call = new Call.Resume(OURS, Operation.CHARGE, THEIRS, AMOUNT, ORDER, returned, true);
    return only(desk.account().resume(call));
  }

  @Test
  void actionThatNoLinkCanDoLeavesItUnknown() {
    var post = REDIRECT.replace("GET", "POST");
    var script = REDIRECT.replace("https://checkout", "javascript:checkout");
    var native3ds = REDIRECT.replace("\"redirect\"", "\"threeDS2\"");
    for (var action : List.of("", post, script, native3ds)) {
      assertThat(charged(payment("RedirectShopper", OURS, THEIRS, AMOUNT, action)))
          .isEqualTo(new Unknown("action_not_foreseen", THEIRS));
    }
  }

  private Outcome charged(WireAnswer answer) {
    desk.answers(answer);
    return only(desk.account().charge(AdyenDesk.charge(CARD)));
  }
}
