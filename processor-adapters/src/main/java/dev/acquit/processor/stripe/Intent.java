package dev.acquit.processor.stripe;

import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PaymentIntent or a SetupIntent as Stripe tells it. Any part may be missing: it came over a
 * wire.
 *
 * @param latestCharge its id, or all of it where it was asked for
 * @param latestAttempt a SetupIntent's, likewise
 */
@JsonNaming(SnakeCaseStrategy.class)
record Intent(
    @Nullable String id,
    @Nullable String object,
    @Nullable String status,
    @Nullable Long amount,
    @Nullable Long amountCapturable,
    @Nullable Long amountReceived,
    @Nullable String currency,
    @Nullable String captureMethod,
    @Nullable JsonNode latestCharge,
    @Nullable JsonNode latestAttempt,
    @Nullable Failure lastPaymentError,
    @Nullable Failure lastSetupError,
    @Nullable NextAction nextAction,
    @Nullable Map<String, String> metadata,
    @Nullable List<String> paymentMethodTypes) {

  static final String REFERENCE = "reference";
  static final String CAPTURE_REFERENCE = "capture_reference";
  static final String CURRENCY = "currency";

  boolean isSetup() {
    return "setup_intent".equals(object);
  }

  boolean holds() {
    return "manual".equals(captureMethod);
  }

  /** Whether an issuer or a bank has been asked. */
  boolean hasCharge() {
    return latestCharge != null && !latestCharge.isNull();
  }

  /** What we said about it at Stripe; null where nothing was said. */
  @Nullable String told(String name) {
    return metadata == null ? null : metadata.get(name);
  }

  /** Why it failed last, null where it did not. */
  @Nullable Failure failure() {
    return lastPaymentError == null ? lastSetupError : lastPaymentError;
  }

  /** Ours name one kind of method each; a card stands for any other. */
  Rail rail() {
    var types = paymentMethodTypes == null ? List.<String>of() : paymentMethodTypes;
    return types.size() == 1 ? rail(types.getFirst()) : Rail.CARD;
  }

  /** The rail of a kind of method as Stripe writes it. */
  static Rail rail(@Nullable String type) {
    return switch (type) {
      case "us_bank_account" -> Rail.ACH;
      case "acss_debit" -> Rail.EFT;
      case null, default -> Rail.CARD;
    };
  }

  /** What the issuer said, as far as the charge came along and can be read. */
  Evidence evidence() {
    var told = isSetup() ? latestAttempt : latestCharge;
    if (told == null || !told.isObject()) {
      return Evidence.NONE;
    }
    try {
      var details = JsonMapper.shared().treeToValue(told, Charge.class).paymentMethodDetails();
      var card = details == null ? null : details.card();
      return card == null ? Evidence.NONE : card.evidence();
    } catch (JacksonException unreadable) {
      return Evidence.NONE;
    }
  }

  /** A charge holds the payer's name and address. */
  @Override
  public String toString() {
    return "Intent[" + id + "]";
  }

  /**
   * Why it failed.
   *
   * @param networkAdviceCode Mastercard's, or Visa's, of two digits
   * @param networkDeclineCode the issuer's or the bank's own code
   * @param paymentIntent that it happened to, {@code setupIntent} likewise
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Failure(
      @Nullable String type,
      @Nullable String code,
      @Nullable String declineCode,
      @Nullable String adviceCode,
      @Nullable String networkAdviceCode,
      @Nullable String networkDeclineCode,
      @Nullable Named paymentIntent,
      @Nullable Named setupIntent) {

    /** The narrowest code that came. */
    String raw() {
      if (declineCode != null) {
        return declineCode;
      }
      return code == null ? "unknown" : code;
    }

    /** Of the intent, null where none was told. */
    @Nullable String intentId() {
      var named = paymentIntent == null ? setupIntent : paymentIntent;
      return named == null ? null : named.id();
    }
  }

  /** What is known by its id. */
  record Named(@Nullable String id) {}

  /** Where the payer shall go. */
  @JsonNaming(SnakeCaseStrategy.class)
  record NextAction(
      @Nullable Redirect redirectToUrl, @Nullable MicroDeposits verifyWithMicrodeposits) {

    /** Null where there is no such place. */
    @Nullable URI url() {
      if (redirectToUrl != null) {
        return uri(redirectToUrl.url());
      }
      return verifyWithMicrodeposits == null
          ? null
          : uri(verifyWithMicrodeposits.hostedVerificationUrl());
    }

    boolean isVerification() {
      return verifyWithMicrodeposits != null;
    }

    private static @Nullable URI uri(@Nullable String text) {
      try {
        return text != null && text.matches("https?://.+") ? new URI(text) : null;
      } catch (URISyntaxException unreadable) {
        return null;
      }
    }
  }

  /** To the issuer's page. */
  record Redirect(@Nullable String url) {}

  /** To the page where two small deposits are confirmed. */
  @JsonNaming(SnakeCaseStrategy.class)
  record MicroDeposits(@Nullable String hostedVerificationUrl) {}

  /** A charge, or an attempt to set a card up. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Charge(@Nullable Details paymentMethodDetails) {}

  /** How it was paid. */
  record Details(@Nullable CardDetails card) {}

  /** What the issuer said of a card. */
  @JsonNaming(SnakeCaseStrategy.class)
  record CardDetails(
      @Nullable String authorizationCode,
      @Nullable String networkTransactionId,
      @Nullable Checks checks) {

    Evidence evidence() {
      return new Evidence(
          authorizationCode,
          checks == null ? null : checks.address(),
          checks == null ? null : checks.code(),
          networkTransactionId);
    }
  }

  /** Each {@code pass}, {@code fail}, {@code unavailable} or {@code unchecked}. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Checks(
      @Nullable String addressLine1Check,
      @Nullable String addressPostalCodeCheck,
      @Nullable String cvcCheck) {

    /** The line and the postal code as one; null where neither was told. */
    @Nullable Check address() {
      var told = Stream.of(read(addressLine1Check), read(addressPostalCodeCheck)).toList();
      if (told.contains(Check.MATCH)) {
        return told.contains(Check.NO_MATCH) ? Check.PARTIAL : Check.MATCH;
      }
      if (told.contains(Check.NO_MATCH)) {
        return Check.NO_MATCH;
      }
      return told.contains(Check.UNAVAILABLE) ? Check.UNAVAILABLE : null;
    }

    @Nullable Check code() {
      return read(cvcCheck);
    }

    private static @Nullable Check read(@Nullable String check) {
      return switch (check) {
        case "pass" -> Check.MATCH;
        case "fail" -> Check.NO_MATCH;
        case "unavailable", "unchecked" -> Check.UNAVAILABLE;
        case null, default -> null;
      };
    }
  }
}
