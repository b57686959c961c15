package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of error codes in Stripe's library for Java, 29.5.0: each is sorted, or never comes. */
class ErrorCodesTest {

  private static final List<String> OF_PAYMENTS =
      codes(
          "account_closed account_invalid account_number_invalid"
              + " acss_debit_session_incomplete amount_too_large amount_too_small"
              + " api_key_expired application_fees_not_allowed authentication_required"
              + " balance_insufficient bank_account_bad_routing_numbers"
              + " bank_account_declined bank_account_restricted bank_account_unusable"
              + " bank_account_unverified bank_account_verification_failed"
              + " billing_invalid_mandate capture_charge_authorization_expired"
              + " capture_unauthorized_payment card_decline_rate_limit_exceeded"
              + " card_declined cardholder_phone_number_required charge_already_captured"
              + " charge_already_refunded charge_disputed charge_exceeds_source_limit"
              + " charge_exceeds_transaction_limit charge_expired_for_capture"
              + " charge_invalid_parameter charge_not_refundable clearing_code_unsupported"
              + " country_code_invalid country_unsupported customer_max_payment_methods"
              + " debit_not_authorized email_invalid expired_card"
              + " financial_connections_account_inactive idempotency_key_in_use"
              + " incorrect_address incorrect_cvc incorrect_number incorrect_zip"
              + " india_recurring_payment_mandate_canceled insufficient_funds"
              + " intent_invalid_state intent_verification_method_missing invalid_card_type"
              + " invalid_characters invalid_charge_amount invalid_cvc invalid_expiry_month"
              + " invalid_expiry_year invalid_mandate_reference_prefix_format invalid_number"
              + " invalid_source_usage livemode_mismatch lock_timeout missing no_account"
              + " not_allowed_on_standard_account parameter_invalid_empty"
              + " parameter_invalid_integer parameter_invalid_string_blank"
              + " parameter_invalid_string_empty parameter_missing parameter_unknown"
              + " parameters_exclusive payment_intent_action_required"
              + " payment_intent_authentication_failure"
              + " payment_intent_incompatible_payment_method"
              + " payment_intent_invalid_parameter payment_intent_mandate_invalid"
              + " payment_intent_payment_attempt_expired"
              + " payment_intent_payment_attempt_failed payment_intent_unexpected_state"
              + " payment_method_bank_account_already_verified"
              + " payment_method_bank_account_blocked"
              + " payment_method_billing_details_address_missing"
              + " payment_method_configuration_failures payment_method_currency_mismatch"
              + " payment_method_customer_decline payment_method_invalid_parameter"
              + " payment_method_invalid_parameter_testmode"
              + " payment_method_microdeposit_failed"
              + " payment_method_microdeposit_verification_amounts_invalid"
              + " payment_method_microdeposit_verification_amounts_mismatch"
              + " payment_method_microdeposit_verification_attempts_exceeded"
              + " payment_method_microdeposit_verification_descriptor_code_mismatch"
              + " payment_method_microdeposit_verification_timeout"
              + " payment_method_not_available payment_method_provider_decline"
              + " payment_method_provider_timeout payment_method_unactivated"
              + " payment_method_unexpected_state payment_method_unsupported_type"
              + " platform_account_required platform_api_key_expired postal_code_invalid"
              + " processing_error refer_to_customer refund_disputed_payment"
              + " resource_already_exists resource_missing return_intent_already_processed"
              + " routing_number_invalid secret_key_required setup_attempt_failed"
              + " setup_intent_authentication_failure setup_intent_invalid_parameter"
              + " setup_intent_mandate_invalid setup_intent_mobile_wallet_unsupported"
              + " setup_intent_setup_attempt_expired setup_intent_unexpected_state"
              + " shipping_address_invalid state_unsupported status_transition_invalid"
              + " testmode_charges_only tls_version_unsupported token_already_used"
              + " token_card_network_invalid token_in_use url_invalid");

  /** Of its other products, which are never asked, and of being asked too much (HTTP 429). */
  private static final List<String> OF_OTHERS =
      codes(
          "account_country_invalid_address"
              + " account_error_country_change_requires_additional_steps"
              + " account_information_mismatch alipay_upgrade_required"
              + " balance_invalid_parameter bank_account_exists bitcoin_upgrade_required"
              + " coupon_expired customer_max_subscriptions customer_session_expired"
              + " customer_tax_location_invalid"
              + " financial_connections_no_successful_transaction_refresh"
              + " forwarding_api_inactive forwarding_api_invalid_parameter"
              + " forwarding_api_retryable_upstream_error"
              + " forwarding_api_upstream_connection_error"
              + " forwarding_api_upstream_connection_timeout forwarding_api_upstream_error"
              + " instant_payouts_config_disabled instant_payouts_currency_disabled"
              + " instant_payouts_limit_exceeded instant_payouts_unsupported"
              + " invalid_tax_location invoice_no_customer_line_items"
              + " invoice_no_payment_method_types invoice_no_subscription_line_items"
              + " invoice_not_editable invoice_on_behalf_of_not_editable"
              + " invoice_payment_intent_requires_action invoice_upcoming_none"
              + " out_of_inventory ownership_declaration_not_allowed"
              + " payment_intent_konbini_rejected_confirmation_number"
              + " payout_reconciliation_not_ready payouts_limit_exceeded payouts_not_allowed"
              + " product_inactive progressive_onboarding_limit_exceeded rate_limit"
              + " sepa_unsupported_account shipping_calculation_failed sku_inactive"
              + " stripe_tax_inactive tax_id_invalid tax_id_prohibited"
              + " taxes_calculation_failed terminal_location_country_unsupported"
              + " terminal_reader_busy terminal_reader_hardware_fault"
              + " terminal_reader_invalid_location_for_activation"
              + " terminal_reader_invalid_location_for_payment terminal_reader_offline"
              + " terminal_reader_timeout transfer_source_balance_parameters_mismatch"
              + " transfers_not_allowed");

  private final Codes codes = Codes.read();

  @Test
  void everyCodeOfPaymentsIsADeclineOrARejection() {
    assertThat(OF_PAYMENTS)
        .hasSize(123)
        .allMatch(code -> codes.isDecline(code) ^ codes.rejection(code) != null);
  }

  @Test
  void codeOfAnotherProductLeavesItOpen() {
    assertThat(OF_OTHERS)
        .hasSize(55)
        .noneMatch(code -> codes.isDecline(code) || codes.rejection(code) != null);
  }

  private static List<String> codes(String list) {
    return Arrays.asList(list.split(" ", -1));
  }
}
