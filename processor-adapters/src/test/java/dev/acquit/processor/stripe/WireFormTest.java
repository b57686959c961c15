package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Rail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every field of every request that begins a payment, in its order. */
class WireFormTest {

  @RegisterExtension final StripeServer stripe = new StripeServer();

  @BeforeEach
  void refuses() {
    stripe.answers(500, "{}");
  }

  @Test
  void cardIsChargedInOneRequest() {
    assertThat(sent(Calls.charge(Calls.CARD, Calls.CAD)))
        .containsExactly(
            "amount=12550",
            "currency=cad",
            "confirm=true",
            "capture_method=automatic",
            "payment_method_types[]=card",
            "payment_method_data[type]=card",
            "payment_method_data[card][number]=4242424242424242",
            "payment_method_data[card][exp_month]=3",
            "payment_method_data[card][exp_year]=2035",
            "payment_method_data[card][cvc]=737",
            "payment_method_data[billing_details][name]=Ana Roy",
            "payment_method_data[billing_details][email]=ana@shop.example",
            "payment_method_data[billing_details][address][line1]=1 rue A",
            "payment_method_data[billing_details][address][city]=Laval",
            "payment_method_data[billing_details][address][state]=QC",
            "payment_method_data[billing_details][address][postal_code]=H7A1A1",
            "payment_method_data[billing_details][address][country]=CA",
            "return_url=https://shop.example/paid",
            "statement_descriptor_suffix=CAMP2026",
            "description=Day camp",
            "metadata[reference]=" + Calls.REFERENCE,
            "metadata[merchant_reference]=INV-1",
            "expand[]=latest_charge");
    assertThat(stripe.last().getUrl()).isEqualTo("/v1/payment_intents");
    assertThat(stripe.last().getHeader("Content-Type"))
        .startsWith("application/x-www-form-urlencoded");
    assertThat(stripe.last().getHeader("Idempotency-Key")).isEqualTo(Calls.REFERENCE);
    assertThat(stripe.last().getHeader("Authorization")).isEqualTo("Bearer sk_test_1");
    assertThat(stripe.last().getHeader("Stripe-Version")).isEqualTo("2025-08-27.basil");
    assertThat(stripe.last().containsHeader("Stripe-Account")).isFalse();
  }

  @Test
  void settingsAreSent() {
    var settings =
        Map.of("api_version", "2026-01-28.clover", "account", "acct_1", "three_d_secure", "any");
    StripeServer.only(stripe.account(settings).charge(Calls.charge(Calls.CARD, Calls.CAD)));
    assertThat(stripe.last().getHeader("Stripe-Version")).isEqualTo("2026-01-28.clover");
    assertThat(stripe.last().getHeader("Stripe-Account")).isEqualTo("acct_1");
    assertThat(stripe.fields())
        .contains("payment_method_options[card][request_three_d_secure]=any");
  }

  @Test
  void authorizationOnlyHolds() {
    StripeServer.only(stripe.account().authorize(Calls.charge(Calls.TOKEN, Calls.CAD)));
    assertThat(stripe.fields()).contains("capture_method=manual", "payment_method=pm_1");
  }

  @Test
  void verificationIsASetupIntent() {
    var stored = new StoredCredential(Use.RECURRING, true, null);
    var call =
        Calls.charge(Calls.TOKEN, new Amount(0, "CAD"), Initiator.CUSTOMER, stored, Calls.ORDER);
    StripeServer.only(stripe.account().verify(call));
    assertThat(stripe.last().getUrl()).isEqualTo("/v1/setup_intents");
    assertThat(stripe.fields())
        .containsExactly(
            "confirm=true",
            "usage=off_session",
            "payment_method_types[]=card",
            "payment_method=pm_1",
            "return_url=https://shop.example/paid",
            "description=Day camp",
            "metadata[reference]=" + Calls.REFERENCE,
            "metadata[merchant_reference]=INV-1",
            "metadata[currency]=CAD",
            "expand[]=latest_attempt");
  }

  @Test
  void everyKindOfTokenGoesWhereStripeTakesIt() {
    assertThat(sent(Calls.charge(token("cus_1:pm_2"), Calls.CAD)))
        .contains("customer=cus_1", "payment_method=pm_2");
    assertThat(sent(Calls.charge(token("tok_visa"), Calls.CAD)))
        .contains("payment_method_data[type]=card", "payment_method_data[card][token]=tok_visa");
    assertThat(sent(Calls.charge(token("pm_3"), Calls.CAD))).contains("payment_method=pm_3");
  }

  @Test
  void payerWhoCannotBeSentElsewhereIsNotAskedTo() {
    var call = Calls.charge(Calls.CARD, Calls.CAD, Initiator.CUSTOMER, null, Calls.HERE);
    assertThat(sent(call))
        .contains("error_on_requires_action=true")
        .noneMatch(field -> field.startsWith("return_url"));
  }

  @Test
  void storedCredentialsAreTold() {
    assertThat(stored(Initiator.CUSTOMER, new StoredCredential(Use.RECURRING, true, null)))
        .contains("setup_future_usage=off_session")
        .noneMatch(field -> field.startsWith("off_session"));
    assertThat(stored(Initiator.MERCHANT, new StoredCredential(Use.RECURRING, false, "n1")))
        .contains("off_session=recurring");
    assertThat(stored(Initiator.MERCHANT, new StoredCredential(Use.INSTALLMENT, false, null)))
        .contains("off_session=recurring");
    assertThat(stored(Initiator.MERCHANT, new StoredCredential(Use.UNSCHEDULED, false, null)))
        .contains("off_session=one_off");
    assertThat(stored(Initiator.CUSTOMER, new StoredCredential(Use.UNSCHEDULED, false, null)))
        .noneMatch(field -> field.contains("off_session"));
  }

  private List<String> stored(Initiator initiator, StoredCredential stored) {
    return sent(Calls.charge(Calls.TOKEN, Calls.CAD, initiator, stored, Calls.ORDER));
  }

  @Test
  void networksIdIsSentOnlyWhereStripeAllowedIt() {
    var stored = new StoredCredential(Use.RECURRING, false, "n1");
    var call = Calls.charge(Calls.CARD, Calls.CAD, Initiator.MERCHANT, stored, Calls.HERE);
    assertThat(sent(call)).noneMatch(field -> field.contains("mit_exemption"));
    StripeServer.only(stripe.account(Map.of("network_transaction_id", "yes")).charge(call));
    assertThat(stripe.fields())
        .contains("payment_method_options[card][mit_exemption][network_transaction_id]=n1")
        .noneMatch(field -> field.startsWith("return_url"));
  }

  @Test
  void achDebitCarriesItsMandate() {
    var account = Calls.account(Rail.ACH, "110000000", Mandate.Use.RECURRING_FIXED);
    assertThat(sent(Calls.charge(account, Calls.USD)))
        .contains(
            "payment_method_types[]=us_bank_account",
            "payment_method_data[type]=us_bank_account",
            "payment_method_data[us_bank_account][routing_number]=110000000",
            "payment_method_data[us_bank_account][account_number]=000123456789",
            "payment_method_data[us_bank_account][account_type]=savings",
            "payment_method_data[us_bank_account][account_holder_type]=company",
            "payment_method_data[billing_details][name]=Ana Roy",
            "mandate_data[customer_acceptance][type]=online",
            "mandate_data[customer_acceptance][accepted_at]=1700000000",
            "mandate_data[customer_acceptance][online][ip_address]=198.51.100.4",
            "mandate_data[customer_acceptance][online][user_agent]=Test/1.0",
            "payment_method_options[us_bank_account][verification_method]=automatic",
            "statement_descriptor=CAMP2026");
  }

  @Test
  void padCarriesItsAgreement() {
    var regular = Calls.account(Rail.EFT, "000-11000", Mandate.Use.RECURRING_VARIABLE);
    assertThat(sent(Calls.charge(regular, Calls.CAD)))
        .contains(
            "payment_method_data[acss_debit][institution_number]=000",
            "payment_method_data[acss_debit][transit_number]=11000",
            "payment_method_data[acss_debit][account_number]=000123456789",
            "payment_method_options[acss_debit][mandate_options][payment_schedule]=interval",
            "payment_method_options[acss_debit][mandate_options][interval_description]=on the dates"
                + " of the agreed schedule",
            "payment_method_options[acss_debit][mandate_options][transaction_type]=personal",
            "payment_method_options[acss_debit][verification_method]=automatic");
    var once = Calls.account(Rail.EFT, "000-11000", Mandate.Use.ONE_TIME);
    assertThat(sent(Calls.charge(once, Calls.CAD)))
        .contains("payment_method_options[acss_debit][mandate_options][payment_schedule]=sporadic")
        .noneMatch(field -> field.contains("interval_description"));
  }

  @Test
  void mandateOfATokenIsOfflineWhereNobodyKnowsFromWhere() {
    var mandate = Calls.mandate(Mandate.Kind.PERSONAL, Mandate.Use.SPORADIC, null);
    var token = new ProcessorToken("cus_1:pm_1", Rail.EFT, mandate);
    var call =
        new Call.Charge(
            Calls.REFERENCE,
            Calls.CAD,
            token,
            Initiator.MERCHANT,
            null,
            Calls.HERE,
            Call.Payer.UNKNOWN,
            true);
    assertThat(sent(call))
        .contains(
            "customer=cus_1",
            "payment_method=pm_1",
            "mandate_data[customer_acceptance][type]=offline")
        .noneMatch(field -> field.contains("[online]") || field.startsWith("off_session"));
  }

  private static Instrument token(String token) {
    return new ProcessorToken(token, Rail.CARD);
  }

  private List<String> sent(Call.Charge call) {
    StripeServer.only(stripe.account().charge(call));
    return stripe.fields();
  }
}
