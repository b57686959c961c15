package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each status of an intent comes to, and where the payer is sent. */
class StatusTest {

  private static final String REDIRECT =
      """
      {"type":"redirect_to_url","redirect_to_url":{"url":"https://hooks.stripe.com/3ds",\
      "return_url":"https://shop.example/paid"}}\
      """;
  private static final String DEPOSITS =
      """
      {"type":"verify_with_microdeposits","verify_with_microdeposits":{"arrival_date":1700000000,\
      "hosted_verification_url":"https://payments.stripe.com/verify","microdeposit_type":"amounts"}}\
      """;

  @RegisterExtension final StripeServer stripe = new StripeServer();

  @ParameterizedTest
  @CsvSource({
    "CHARGE, succeeded, Approved",
    "CHARGE, processing, Pending",
    "CHARGE, requires_capture, Unknown",
    "CHARGE, requires_confirmation, Unknown",
    "CHARGE, requires_payment_method, Unknown",
    "CHARGE, canceled, Declined",
    "CHARGE, brand_new, Unknown",
    "AUTHORIZE, requires_capture, Approved",
    "AUTHORIZE, succeeded, Approved",
    "AUTHORIZE, canceled, Declined"
  })
  void statusHasOneMeaning(Operation operation, String status, String outcome) {
    assertThat(answered(operation, intent(status)).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void doubtKeepsWhatThereIsToVoid() {
    assertThat(answered(Operation.CHARGE, intent("requires_capture")))
        .isEqualTo(new Unknown("held_only", "pi_1"));
  }

  @Test
  void anothersIntentIsNoAnswer() {
    var other = intent("succeeded").replace(Calls.REFERENCE, "A2222222222222B");
    assertThat(answered(Operation.CHARGE, other)).isInstanceOf(Unknown.class);
  }

  @Test
  void approvalCarriesWhatTheIssuerSaid() {
    assertThat(answered(Operation.CHARGE, intent("succeeded")))
        .isEqualTo(
            new Approved(
                "pi_1", Calls.CAD, new Evidence("auth_1", Check.MATCH, Check.MATCH, "ntid_1")));
  }

  @Test
  void approvalStandsWhateverElseCannotBeRead() {
    var odd = intent("succeeded").replace("\"card\":{", "\"card\":7,\"other\":{");
    assertThat(answered(Operation.CHARGE, odd))
        .isEqualTo(new Approved("pi_1", Calls.CAD, Evidence.NONE));
  }

  @Test
  void partialApprovalIsForWhatWasApproved() {
    var part = intent("succeeded").replace("\"amount_received\":12550", "\"amount_received\":5000");
    assertThat(((Approved) answered(Operation.CHARGE, part)).amount())
        .isEqualTo(new Amount(5_000, "CAD"));
  }

  @ParameterizedTest
  @CsvSource({
    "pass, pass, MATCH",
    "pass, fail, PARTIAL",
    "fail, pass, PARTIAL",
    "fail, fail, NO_MATCH",
    "unavailable, fail, NO_MATCH",
    "unchecked, pass, MATCH",
    "unavailable, unchecked, UNAVAILABLE",
    "brand_new, brand_new,"
  })
  void addressChecksAreOne(String line, String postalCode, @Nullable Check avs) {
    assertThat(new Intent.Checks(line, postalCode, null).address()).isEqualTo(avs);
  }

  @ParameterizedTest
  @CsvSource({
    "pass, MATCH",
    "fail, NO_MATCH",
    "unavailable, UNAVAILABLE",
    "unchecked, UNAVAILABLE",
    "brand_new,"
  })
  void codeCheckIsRead(String check, @Nullable Check cvc) {
    assertThat(new Intent.Checks(null, null, check).code()).isEqualTo(cvc);
  }

  @Test
  void payerIsSentToTheIssuer() {
    assertSent(asking(REDIRECT), "https://hooks.stripe.com/3ds", Duration.ofHours(1));
  }

  @Test
  void payerIsSentToTheDeposits() {
    assertSent(asking(DEPOSITS), "https://payments.stripe.com/verify", Duration.ofDays(10));
  }

  private void assertSent(String intent, String url, Duration window) {
    assertThat(answered(Operation.CHARGE, intent))
        .isInstanceOfSatisfying(
            ActionRequired.class,
            asked -> {
              assertThat(asked.processorReference()).isEqualTo("pi_1");
              assertThat(asked.action().url()).isEqualTo(URI.create(url));
              assertThat(asked.action().expiresAt())
                  .isBetween(
                      Instant.now().plus(window).minusSeconds(60), Instant.now().plus(window));
            });
  }

  @Test
  void payerWithNowhereToGoIsDeclined() {
    var nowhere = asking("{\"type\":\"use_stripe_sdk\",\"use_stripe_sdk\":{}}");
    assertThat(answered(Operation.CHARGE, nowhere))
        .isEqualTo(
            new Declined(
                "pi_1",
                new Decline(DeclineReason.AUTHENTICATION_REQUIRED, "authentication_required")));
  }

  @Test
  void payerWhoIsBackIsOnlyAskedAbout() {
    stripe.answers(200, intent("succeeded"));
    var resumed = stripe.account().resume(Calls.resume(Operation.CHARGE, "pi_1", Calls.CAD));
    assertThat(StripeServer.only(resumed)).isInstanceOf(Approved.class);
    assertThat(stripe.last().getMethod().getName()).isEqualTo("GET");
    assertThat(stripe.url()).isEqualTo("/v1/payment_intents/pi_1?expand[]=latest_charge");
    stripe.answers(429, "{}");
    resumed = stripe.account().resume(Calls.resume(Operation.CHARGE, "pi_1", Calls.CAD));
    assertThat(StripeServer.only(resumed)).isInstanceOf(Unknown.class);
  }

  @Test
  void verificationGoesOnAsOne() {
    stripe.answers(200, StripeBodies.setup(Calls.REFERENCE, "seti_1", "processing", "CAD"));
    var nothing = new Amount(0, "CAD");
    var resumed = stripe.account().resume(Calls.resume(Operation.VERIFY, "seti_1", nothing));
    assertThat(StripeServer.only(resumed)).isEqualTo(new Pending("seti_1"));
    assertThat(stripe.url()).isEqualTo("/v1/setup_intents/seti_1?expand[]=latest_attempt");
    stripe.answers(200, StripeBodies.setup(Calls.REFERENCE, "seti_1", "succeeded", "CAD"));
    assertThat(StripeServer.only(stripe.account().verify(Calls.charge(Calls.CARD, nothing))))
        .isEqualTo(
            new Approved("seti_1", nothing, new Evidence(null, Check.NO_MATCH, Check.MATCH, null)));
  }

  private static String asking(String action) {
    return intent("requires_action").replace("\"next_action\":null", "\"next_action\":" + action);
  }

  private static String intent(String status) {
    return StripeBodies.intent(
        Calls.REFERENCE, "pi_1", Calls.CAD, status, "automatic", "card", "null");
  }

  private Outcome answered(Operation operation, String body) {
    stripe.answers(200, body);
    var call = Calls.charge(Calls.CARD, Calls.CAD);
    var account = stripe.account();
    return StripeServer.only(
        operation == Operation.CHARGE ? account.charge(call) : account.authorize(call));
  }
}
