package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.mandate.MandateForm;
import dev.acquit.gateway.money.Currencies;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.ChargeRequest;
import dev.acquit.gateway.payment.ConsentForm;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.payment.SourceForm;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Details;
import dev.acquit.gateway.payment.Terms.Payer;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.payment.Terms.Retries;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.processor.Call.Initiator;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /v1/payments}. */
final class ChargeForm {

  private static final int LONGEST_REFERENCE = 255;
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final int LONGEST_DESCRIPTOR = 22;
  private static final int LONGEST_URL = 2048;
  private static final int MOST_ENTRIES = 50;
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_VALUE = 500;

  private ChargeForm() {}

  static ChargeRequest read(ObjectNode body, Clock clock) {
    var fields = Fields.of(body);
    var verify = fields.flag("verify", false);
    var request =
        new ChargeRequest(
            SourceForm.read(fields),
            new Money(amount(fields, verify), currency(fields)),
            capture(fields, verify),
            fields.choice("purpose", Purpose.class, Purpose.CHECKOUT),
            fields.choice("initiator", Initiator.class, Initiator.CUSTOMER),
            fields.optionalText("reference", LONGEST_REFERENCE),
            MandateForm.read(fields, clock),
            details(fields, clock));
    if (request.source().saved() && fields.has("save")) {
      fields.reject("save", "not_supported", "It is saved already");
    }
    fields.verify();
    return request;
  }

  /** A card is verified for nothing, and nothing else is charged for it. */
  private static long amount(Fields fields, boolean verify) {
    return verify ? fields.integer("amount", 0, 0) : fields.integer("amount", 1, Money.MAX);
  }

  private static CaptureMode capture(Fields fields, boolean verify) {
    var capture = fields.choice("capture", CaptureMode.class, CaptureMode.AUTOMATIC);
    if (verify && capture == CaptureMode.MANUAL) {
      fields.reject("capture", "not_supported", "A verification holds nothing to be captured");
    }
    return capture;
  }

  private static Saving saving(Fields save, Clock clock) {
    var read =
        new Saving(
            save.text("user", Saving.LONGEST_USER),
            ConsentForm.read(save, clock),
            save.choice("saved_by", By.class, By.USER),
            save.flag("signed_in", true));
    if (!Saving.isUser(read.user())) {
      save.reject("user", "invalid_format", "Without control characters");
    }
    save.close();
    return read;
  }

  private static String currency(Fields fields) {
    var currency = fields.text("currency", 3);
    if (!currency.isEmpty() && !Currencies.known(currency)) {
      fields.reject("currency", "unknown_currency", "An upper-case ISO 4217 code with minor units");
    }
    return currency;
  }

  private static Details details(Fields fields, Clock clock) {
    return new Details(
        fields.optionalText("description", LONGEST_DESCRIPTION),
        fields.optionalText("statement_descriptor", LONGEST_DESCRIPTOR),
        returnUrl(fields),
        fields.optionalObject("payer").map(ChargeForm::payer).orElse(null),
        BillingAddressForm.read(fields),
        fields.texts("external_refs", MOST_ENTRIES, LONGEST_KEY, LONGEST_VALUE),
        fields.texts("metadata", MOST_ENTRIES, LONGEST_KEY, LONGEST_VALUE),
        fields.optionalObject("save").map(save -> saving(save, clock)).orElse(null),
        null,
        fields.choice("retry", Retries.class, Retries.AUTOMATIC));
  }

  private static Payer payer(Fields payer) {
    var read =
        new Payer(
            payer.optionalText("name", LONGEST_VALUE),
            payer.optionalText("email", LONGEST_VALUE),
            payer.optionalText("ip", LONGEST_KEY + LONGEST_KEY),
            payer.optionalText("user_agent", LONGEST_VALUE));
    payer.close();
    return read;
  }

  private static @Nullable String returnUrl(Fields fields) {
    var url = fields.optionalText("return_url", LONGEST_URL);
    if (url != null && !isWeb(url)) {
      fields.reject("return_url", "invalid_format", "An http or https URL");
    }
    return url;
  }

  private static boolean isWeb(String url) {
    try {
      var uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
