package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each operation is asked about, and what an intent's status says of those that change it. */
class FindingsTest {

  @RegisterExtension final StripeServer stripe = new StripeServer();

  @Test
  void chargeIsSearchedByOurReference() {
    stripe.answers(200, StripeBodies.search());
    assertThat(look(Operation.CHARGE, null)).isEqualTo(new NotFound());
    assertThat(stripe.url())
        .isEqualTo(
            "/v1/payment_intents/search?query=metadata['reference']:'"
                + Calls.REFERENCE
                + "'&expand[]=data.latest_charge");
  }

  @Test
  void chargeThatIsKnownIsReadAtOnce() {
    stripe.answers(200, intent("succeeded", "automatic"));
    assertThat(look(Operation.CHARGE, "pi_1")).isInstanceOf(Found.class);
    assertThat(stripe.url()).isEqualTo("/v1/payment_intents/pi_1?expand[]=latest_charge");
  }

  @Test
  void verificationThatIsKnownIsReadAndAnyOtherIsNotAskedAbout() {
    assertThat(look(Operation.VERIFY, null)).isInstanceOf(Unanswered.class);
    assertThat(stripe.requests()).isEmpty();
    stripe.answers(200, StripeBodies.setup(Calls.REFERENCE, "seti_1", "succeeded", "CAD"));
    assertThat(look(Operation.VERIFY, "seti_1")).isInstanceOf(Found.class);
    assertThat(stripe.url()).isEqualTo("/v1/setup_intents/seti_1?expand[]=latest_attempt");
  }

  @Test
  void twoUnderOneReferenceAreSomebodysToLookAt() {
    var one = intent("succeeded", "automatic");
    stripe.answers(200, StripeBodies.search(one, one.replace("pi_1", "pi_2")));
    assertThat(look(Operation.CHARGE, null)).isEqualTo(new Unanswered("ambiguous"));
  }

  @Test
  void idThatStripeDoesNotKnowIsNotFound() {
    stripe.answers(404, StripeBodies.problem("invalid_request_error", "resource_missing"));
    assertThat(look(Operation.CHARGE, "pi_1")).isEqualTo(new NotFound());
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE, succeeded, Found",
    "CAPTURE, processing, Found",
    "CAPTURE, requires_capture, NotFound",
    "CAPTURE, canceled, NotFound",
    "CAPTURE, brand_new, Unanswered",
    "VOID, canceled, Found",
    "VOID, requires_capture, NotFound",
    "VOID, succeeded, NotFound",
    "VOID, processing, NotFound",
    "VOID, requires_action, NotFound",
    "VOID, brand_new, Unanswered"
  })
  void intentShowsWhatChangedIt(Operation operation, String status, String finding) {
    stripe.answers(200, intent(status, "manual"));
    assertThat(look(operation, null).getClass().getSimpleName()).isEqualTo(finding);
    assertThat(stripe.url()).isEqualTo("/v1/payment_intents/pi_1?expand[]=latest_charge");
  }

  @Test
  void captureUnderAnotherReferenceIsNotOurs() {
    var other = "\"metadata\":{\"capture_reference\":\"A9\",";
    stripe.answers(200, intent("succeeded", "manual").replace("\"metadata\":{", other));
    assertThat(look(Operation.CAPTURE, null)).isEqualTo(new NotFound());
  }

  @Test
  void refundIsFoundOnALaterPage() {
    stripe.answersTo(
        "/v1/refunds\\?payment_intent=pi_1&limit=100",
        200,
        StripeBodies.list(true, refund("A9", "re_1"), refund("A8", "re_2")));
    stripe.answersTo(
        "/v1/refunds\\?payment_intent=pi_1&limit=100&starting_after=re_2",
        200,
        StripeBodies.list(false, refund(Calls.REFERENCE, "re_3")));
    assertThat(look(Operation.REFUND, null))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.outcome())
                    .isInstanceOfSatisfying(
                        Approved.class,
                        approved -> assertThat(approved.processorReference()).isEqualTo("re_3")));
  }

  @Test
  void refundIsNotFoundBeforeTheListsEnd() {
    stripe.answersTo(
        "/v1/refunds\\?payment_intent=pi_1&limit=100",
        200,
        StripeBodies.list(true, refund("A9", "re_1")));
    stripe.answers(500, "{}");
    assertThat(look(Operation.REFUND, null)).isEqualTo(new Unanswered("http_500"));
    stripe.answers(200, StripeBodies.list(false));
    assertThat(look(Operation.REFUND, null)).isEqualTo(new NotFound());
  }

  @Test
  void listWithoutAnEndTeachesNothing() {
    stripe.answers(200, StripeBodies.list(true, refund("A9", "re_1")));
    assertThat(look(Operation.REFUND, null)).isEqualTo(new Unanswered("too_many_refunds"));
    assertThat(stripe.requests()).hasSize(20);
  }

  @Test
  void refundThatIsKnownIsReadAtOnce() {
    stripe.answers(200, refund(Calls.REFERENCE, "re_1"));
    assertThat(look(Operation.REFUND, "re_1")).isInstanceOf(Found.class);
    assertThat(stripe.url()).isEqualTo("/v1/refunds/re_1");
  }

  private Finding look(Operation operation, @Nullable String processorReference) {
    return StripeServer.only(stripe.account().lookup(Calls.lookup(operation, processorReference)));
  }

  private static String refund(String reference, String id) {
    return StripeBodies.refund(reference, id, Calls.CAD, "succeeded", "null");
  }

  private static String intent(String status, String capture) {
    return StripeBodies.intent(Calls.REFERENCE, "pi_1", Calls.CAD, status, capture, "card", "null");
  }
}
