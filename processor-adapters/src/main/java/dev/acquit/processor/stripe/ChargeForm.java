package dev.acquit.processor.stripe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.Card;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import dev.acquit.processor.stripe.StripeProcessor.Settings;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A charge, an authorization or a verification as Stripe takes it: created and confirmed at once.
 */
record ChargeForm(Settings settings) {

  private static final int DESCRIPTOR = 22;
  private static final Pattern NOT_ON_A_STATEMENT = Pattern.compile("[<>\\\\'\"*]");

  /** A PaymentIntent. */
  Form payment(Call.Charge call, Operation operation) {
    var isHeld = operation == Operation.AUTHORIZE;
    var form =
        new Form()
            .with("amount", call.amount())
            .with("currency", StripeMoney.write(call.amount().currency()))
            .with("confirm", "true")
            .with("capture_method", isHeld ? "manual" : "automatic");
    method(form, call);
    reuse(form, call);
    options(form, call);
    payerElsewhere(form, call);
    descriptor(form, call);
    told(form, call);
    return form.with("expand[]", "latest_charge");
  }

  /** A SetupIntent: it asks the issuer for nothing. */
  Form verification(Call.Charge call) {
    var form =
        new Form()
            .with("confirm", "true")
            .with("usage", call.storedCredential() == null ? "on_session" : "off_session");
    method(form, call);
    threeDSecure(form);
    form.with("return_url", text(call.order().returnUrl()));
    told(form, call);
    return form.with("metadata[" + Intent.CURRENCY + "]", call.amount().currency())
        .with("expand[]", "latest_attempt");
  }

  private void method(Form form, Call.Charge call) {
    form.with("payment_method_types[]", PaymentMethods.type(call.instrument().rail()));
    if (call.instrument() instanceof ProcessorToken(var token, _, var mandate)) {
      token(form, token);
      mandate(form, mandate, call.payer());
    } else {
      PaymentMethods.details(form.under("payment_method_data"), call.instrument(), call.payer());
      if (call.instrument() instanceof BankAccount bank) {
        mandate(form, bank.mandate(), call.payer());
      }
    }
  }

  /**
   * A method of a customer's is written {@code cus_…:pm_…}; one from the older form, {@code tok_…}.
   */
  private static void token(Form form, String token) {
    var parted = token.indexOf(':');
    if (token.startsWith("cus_") && parted > 0) {
      form.with("customer", token.substring(0, parted))
          .with("payment_method", token.substring(parted + 1));
    } else if (token.startsWith("tok_")) {
      form.under("payment_method_data").with("type", "card").with("card[token]", token);
    } else {
      form.with("payment_method", token);
    }
  }

  /** Given online where we know from where and with what; Stripe wants both. */
  private static void mandate(Form form, @Nullable Mandate mandate, Call.Payer payer) {
    if (mandate == null) {
      return;
    }
    var ip = mandate.ip() == null ? payer.ip() : mandate.ip();
    var isOnline = ip != null && payer.userAgent() != null;
    var acceptance = form.under("mandate_data").under("customer_acceptance");
    acceptance
        .with("type", isOnline ? "online" : "offline")
        .with("accepted_at", Long.toString(mandate.acceptedAt().getEpochSecond()));
    if (isOnline) {
      acceptance.with("online[ip_address]", ip).with("online[user_agent]", payer.userAgent());
    }
  }

  /** A bank debit carries its mandate each time, which stands for the word of a payer elsewhere. */
  private static void reuse(Form form, Call.Charge call) {
    var stored = call.storedCredential();
    if (stored != null && stored.initial()) {
      form.with("setup_future_usage", "off_session");
    } else if (call.initiator() == Initiator.MERCHANT && call.instrument().rail() == Rail.CARD) {
      form.with("off_session", offSession(stored));
    }
  }

  private static String offSession(@Nullable StoredCredential stored) {
    if (stored == null) {
      return "true";
    }
    return stored.use() == StoredCredential.Use.UNSCHEDULED ? "one_off" : "recurring";
  }

  private void options(Form form, Call.Charge call) {
    var options = form.under("payment_method_options");
    switch (call.instrument().rail()) {
      case CARD -> {
        threeDSecure(form);
        var stored = call.storedCredential();
        if (settings.sendsNetworkId() && stored != null && !stored.initial()) {
          options.with(
              "card[mit_exemption][network_transaction_id]", stored.networkTransactionId());
        }
      }
      case ACH -> options.with("us_bank_account[verification_method]", settings.achVerification());
      case EFT -> {
        padAgreement(options.under("acss_debit").under("mandate_options"), mandateOf(call));
        options.with("acss_debit[verification_method]", settings.padVerification());
      }
    }
  }

  private void threeDSecure(Form form) {
    form.under("payment_method_options")
        .with("card[request_three_d_secure]", settings.threeDSecure());
  }

  private void padAgreement(Form form, @Nullable Mandate mandate) {
    if (mandate == null) {
      return;
    }
    var isRegular =
        switch (mandate.use()) {
          case ONE_TIME, SPORADIC -> false;
          case RECURRING_FIXED, RECURRING_VARIABLE -> true;
        };
    form.with("payment_schedule", isRegular ? "interval" : "sporadic")
        .with("interval_description", isRegular ? settings.padInterval() : null)
        .with("transaction_type", lower(mandate.kind()));
  }

  private static @Nullable Mandate mandateOf(Call.Charge call) {
    return switch (call.instrument()) {
      case ProcessorToken(_, _, var mandate) -> mandate;
      case BankAccount bank -> bank.mandate();
      case Card _ -> null;
    };
  }

  /** A payer who is there and can be sent back is sent to the issuer, any other is declined. */
  private static void payerElsewhere(Form form, Call.Charge call) {
    var returnUrl = text(call.order().returnUrl());
    if (call.initiator() == Initiator.MERCHANT) {
      return;
    }
    if (returnUrl != null) {
      form.with("return_url", returnUrl);
    } else if (call.instrument().rail() == Rail.CARD) {
      form.with("error_on_requires_action", "true");
    }
  }

  /** Of a card only the end of what is on the statement can be chosen. */
  private static void descriptor(Form form, Call.Charge call) {
    var wanted = call.order().statementDescriptor();
    if (wanted != null) {
      var plain = NOT_ON_A_STATEMENT.matcher(wanted).replaceAll("").strip();
      var isCard = call.instrument().rail() == Rail.CARD;
      form.with(
          isCard ? "statement_descriptor_suffix" : "statement_descriptor",
          plain.substring(0, Math.min(plain.length(), DESCRIPTOR)));
    }
  }

  private static void told(Form form, Call.Charge call) {
    form.with("description", call.order().description())
        .with("metadata[" + Intent.REFERENCE + "]", call.reference())
        .with("metadata[merchant_reference]", call.order().merchantReference());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
