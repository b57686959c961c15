package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code that Stripe lists has a meaning, and what the networks advise comes first. */
class CodesTest {

  private static final List<String> CARDS =
      codes(
          "approve_with_id authentication_not_handled authentication_required call_issuer"
              + " card_not_supported card_velocity_exceeded currency_not_supported do_not_honor"
              + " do_not_try_again duplicate_transaction expired_card fraudulent generic_decline"
              + " highest_risk_level incorrect_address incorrect_cvc incorrect_number"
              + " incorrect_pin incorrect_zip insufficient_funds invalid_account invalid_amount"
              + " invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin"
              + " issuer_not_available lost_card merchant_blacklist"
              + " mobile_device_authentication_required new_account_information_available"
              + " no_action_taken not_permitted offline_pin_required"
              + " online_or_offline_pin_required pickup_card pin_try_exceeded processing_error"
              + " reenter_transaction restricted_card revocation_of_all_authorizations"
              + " revocation_of_authorization security_violation service_not_allowed stolen_card"
              + " stop_payment_order testmode_decline transaction_not_allowed try_again_later"
              + " withdrawal_count_limit_exceeded");

  private static final List<String> BANKS =
      codes(
          "account_closed account_number_invalid bank_account_bad_routing_numbers"
              + " bank_account_declined bank_account_restricted bank_account_unusable"
              + " bank_account_unverified bank_account_verification_failed billing_invalid_mandate"
              + " charge_exceeds_source_limit charge_exceeds_transaction_limit"
              + " debit_not_authorized insufficient_funds no_account"
              + " payment_method_bank_account_blocked payment_method_microdeposit_failed"
              + " payment_method_microdeposit_verification_amounts_invalid"
              + " payment_method_microdeposit_verification_amounts_mismatch"
              + " payment_method_microdeposit_verification_attempts_exceeded"
              + " payment_method_microdeposit_verification_descriptor_code_mismatch"
              + " payment_method_microdeposit_verification_timeout refer_to_customer"
              + " routing_number_invalid");

  private static final List<String> REFUNDS =
      codes(
          "charge_for_pending_refund_disputed declined expired_or_canceled_card"
              + " insufficient_funds lost_or_stolen_card merchant_request unknown");

  private static final List<String> RETURNS =
      codes(
          "bank_cannot_process check_returned customer_initiated debit_not_authorized"
              + " incorrect_account_details insufficient_funds");

  @RegisterExtension final StripeServer stripe = new StripeServer();

  private final Codes codes = Codes.read();

  @Test
  void everyDocumentedCodeHasAReason() {
    for (var list : List.of(CARDS, BANKS, REFUNDS, RETURNS)) {
      assertThat(codes.declines().codes()).containsAll(list);
    }
  }

  @Test
  void onlyUnknownIsUnknown() {
    assertThat(
            codes.declines().codes().stream()
                .filter(code -> codes.declined(code).reason() == DeclineReason.SOFT_UNKNOWN))
        .containsExactly("unknown");
  }

  @Test
  void noCodeIsBothADeclineAndARejection() {
    assertThat(codes.rejections().keySet()).doesNotContainAnyElementsOf(codes.declines().codes());
  }

  @Test
  void wordThatForbidsEndsTheMandate() {
    for (var code : List.of("debit_not_authorized", "billing_invalid_mandate")) {
      assertThat(codes.declined(code).reason()).isEqualTo(DeclineReason.AUTHORIZATION_REVOKED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "try_again_later,, GENERIC_DECLINE, RETRY_LATER",
    "confirm_card_data,, GENERIC_DECLINE, FIX_DATA",
    "do_not_try_again,, DO_NOT_TRY_AGAIN, CHANGE_METHOD",
    "do_not_try_again, 02, DO_NOT_TRY_AGAIN, CHANGE_METHOD",
    "try_again_later, 03, DO_NOT_TRY_AGAIN, CHANGE_METHOD",
    ", 21, STOP_PAYMENT, CONTACT_BANK",
    "brand_new, 99, GENERIC_DECLINE, CONTACT_BANK"
  })
  void adviceComesBeforeTheReason(
      @Nullable String advice, @Nullable String network, DeclineReason reason, Advice expected) {
    var decline = codes.declined(failure("do_not_honor", advice, network, null), Rail.CARD);
    assertThat(decline.reason()).isEqualTo(reason);
    assertThat(decline.advice()).isEqualTo(expected);
    assertThat(decline.processorCode()).isEqualTo("do_not_honor");
  }

  @Test
  void networkTellsHowLongToWait() {
    var decline = codes.declined(failure("do_not_honor", null, "24", null), Rail.CARD);
    assertThat(decline.retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void banksOwnCodeCountsOnItsRailOnly() {
    assertThat(codes.declined(failure("no_account", null, null, "R02"), Rail.ACH))
        .isEqualTo(new Decline(DeclineReason.ACCOUNT_CLOSED, "R02"));
    assertThat(codes.declined(failure("do_not_honor", null, null, "51"), Rail.CARD))
        .isEqualTo(new Decline(DeclineReason.GENERIC_DECLINE, "do_not_honor"));
    assertThat(codes.returned("R10", "debit_not_authorized").processorCode()).isEqualTo("R10");
    assertThat(codes.returned("4853", "debit_not_authorized").processorCode())
        .isEqualTo("debit_not_authorized");
  }

  private static Intent.Failure failure(
      String decline,
      @Nullable String advice,
      @Nullable String network,
      @Nullable String networkDecline) {
    return new Intent.Failure(
        "card_error", "card_declined", decline, advice, network, networkDecline, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "400, bank_account_unverified, NOT_DEBITABLE",
    "400, payment_method_bank_account_blocked, ACCOUNT_FROZEN",
    "402, debit_not_authorized, AUTHORIZATION_REVOKED"
  })
  void refusedBankAccountIsADecline(int status, String code, DeclineReason reason) {
    assertThat(answered(status, StripeBodies.problem("invalid_request_error", code)))
        .isEqualTo(new Declined(null, new Decline(reason, code)));
  }

  @Test
  void codeWithoutADeclineCodeIsTheRawOne() {
    var error = "{\"error\":{\"type\":\"card_error\",\"code\":\"expired_card\"}}";
    assertThat(answered(402, error))
        .isEqualTo(new Declined(null, new Decline(DeclineReason.EXPIRED_CARD, "expired_card")));
  }

  @Test
  void declineKeepsTheIntentThatItLeaves() {
    assertThat(answered(402, "{\"error\":" + StripeBodies.cardError("lost_card") + "}"))
        .extracting(Outcome::processorReference)
        .isEqualTo("pi_1");
  }

  @Test
  void codeThatNobodySortedLeavesItOpen() {
    assertThat(answered(400, StripeBodies.problem("invalid_request_error", "brand_new")))
        .isEqualTo(new Unknown("http_400"));
    assertThat(answered(400, StripeBodies.problem("api_error", "parameter_missing")))
        .isEqualTo(new Unknown("http_400"));
  }

  @Test
  void whatIsUnderWayIsLookedUp() {
    assertThat(answered(409, StripeBodies.problem("invalid_request_error", "lock_timeout")))
        .isEqualTo(new Rejected(Rejection.DUPLICATE, "lock_timeout"));
  }

  private Outcome answered(int status, String body) {
    stripe.answers(status, body);
    return StripeServer.only(stripe.account().charge(Calls.charge(Calls.CARD, Calls.CAD)));
  }

  private static List<String> codes(String list) {
    return Arrays.asList(list.split(" ", -1));
  }
}
