package dev.acquit.processor.adyen;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment as Adyen answers it. Any part may be missing: it came over a wire. */
record PaymentAnswer(
    @Nullable String pspReference,
    @Nullable String resultCode,
    @Nullable String merchantReference,
    @Nullable String refusalReasonCode,
    @Nullable WireAmount amount,
    @Nullable JsonNode additionalData,
    @Nullable Action action) {

  private static final String UNREADABLE = "unreadable";

  /**
   * What was asked for: an answer about something else tells nothing.
   *
   * @param named whether a yes has to say what it is about
   */
  record Asked(String reference, Amount amount, Rail rail, boolean named) {

    /** What the request itself named. */
    Asked(String reference, Amount amount, Rail rail) {
      this(reference, amount, rail, false);
    }
  }

  /** What became of the payment. */
  Outcome outcome(Asked asked, AdyenCodes codes, Duration actionExpiry) {
    if (resultCode == null || !isAbout(asked)) {
      return new Unknown(UNREADABLE, pspReference);
    }
    return switch (resultCode) {
      case "Refused", "Cancelled" ->
          new Declined(pspReference, codes.declined(refusal(), additionalData));
      case "Error" -> failed(codes);
      case "RedirectShopper" -> redirect(asked, actionExpiry);
      case "Authorised", "PartiallyAuthorised", "Pending", "Received" ->
          pspReference == null
              ? new Unknown(UNREADABLE)
              : underWay(pspReference, resultCode, asked);
      default -> new Unknown("result_not_foreseen", pspReference);
    };
  }

  /** What a payment says that goes on, or came to something. */
  private Outcome underWay(String theirs, String result, Asked asked) {
    if (asked.named() && merchantReference == null) {
      return new Unknown("not_named", theirs);
    }
    return switch (result) {
      case "Authorised" -> authorised(theirs, asked);
      case "PartiallyAuthorised" -> approved(theirs, partly());
      default -> new Pending(theirs);
    };
  }

  private boolean isAbout(Asked asked) {
    return merchantReference == null || merchantReference.equals(asked.reference());
  }

  String refusal() {
    return refusalReasonCode == null || refusalReasonCode.isBlank()
        ? String.valueOf(resultCode)
        : refusalReasonCode;
  }

  /** An error is final where it says what it was; otherwise anything may have happened. */
  private Outcome failed(AdyenCodes codes) {
    var code = refusal();
    return codes.declines().codes().contains(code) && !code.equals("0")
        ? new Declined(pspReference, codes.declined(code, additionalData))
        : new Unknown("error", pspReference);
  }

  /** Of a bank debit it is only accepted: no bank has answered yet. */
  private Outcome authorised(String theirs, Asked asked) {
    if (asked.rail() != Rail.CARD) {
      return new Pending(theirs);
    }
    return approved(theirs, amount == null ? asked.amount() : amount.read());
  }

  private Outcome approved(String theirs, @Nullable Amount approved) {
    return approved == null
        ? new Unknown("amount_not_told", theirs)
        : new Approved(theirs, approved, evidence(additionalData));
  }

  private @Nullable Amount partly() {
    if (amount != null) {
      return amount.read();
    }
    var value = AdyenCodes.text(additionalData, "authorisedAmountValue");
    return value != null && value.matches("\\d{1,18}")
        ? new WireAmount(
                AdyenCodes.text(additionalData, "authorisedAmountCurrency"), Long.valueOf(value))
            .read()
        : null;
  }

  static Evidence evidence(@Nullable JsonNode additionalData) {
    return new Evidence(
        AdyenCodes.text(additionalData, "authCode"),
        AdyenCodes.avs(AdyenCodes.text(additionalData, "avsResult")),
        AdyenCodes.cvc(AdyenCodes.text(additionalData, "cvcResult")),
        AdyenCodes.text(additionalData, "networkTxReference"));
  }

  /**
   * Only what a link can do is passed on. Adyen may keep its reference until the payer is back:
   * ours stands for it so long.
   */
  private Outcome redirect(Asked asked, Duration expiry) {
    var url = action == null ? null : action.link();
    var theirs = pspReference == null ? asked.reference() : pspReference;
    return url == null
        ? new Unknown("action_not_foreseen", theirs)
        : new ActionRequired(theirs, new NextAction("redirect", url, Instant.now().plus(expiry)));
  }

  /** The token that the payment left behind; null where none was told. */
  @Nullable String stored() {
    var id = AdyenCodes.text(additionalData, "tokenization.storedPaymentMethodId");
    return id == null || id.isBlank()
        ? AdyenCodes.text(additionalData, "recurring.recurringDetailReference")
        : id;
  }

  @Override
  public String toString() {
    return "PaymentAnswer[" + pspReference + ", " + resultCode + "]";
  }

  /** What the payer has to do. */
  record Action(@Nullable String type, @Nullable String method, @Nullable String url) {

    /** Null where it is more than to follow a link. */
    @Nullable URI link() {
      var isLink = "redirect".equals(type) && (method == null || method.equals("GET"));
      return isLink && url != null ? absolute(url) : null;
    }

    private static @Nullable URI absolute(String url) {
      try {
        var uri = URI.create(url);
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) ? uri : null;
      } catch (IllegalArgumentException malformed) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "Action[" + type + "]";
    }
  }
}
