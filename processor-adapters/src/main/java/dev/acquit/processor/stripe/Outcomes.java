package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the status of an intent or a refund comes to. A status that an operation cannot lead to
 * leaves it open, under the reference that Stripe gave.
 *
 * @param actionWindow how long the payer has at the issuer's page; Stripe itself sets no end
 */
record Outcomes(Codes codes, Duration actionWindow) {

  private static final String UNREADABLE = "unreadable";

  /** Stripe gives up on deposits that nobody confirmed within that time. */
  private static final Duration VERIFICATION = Duration.ofDays(10);

  /** What became of a charge, an authorization or a verification with our reference. */
  Outcome opened(Intent intent, String reference, Operation operation, Amount asked) {
    return reference.equals(intent.told(Intent.REFERENCE))
        ? opened(intent, operation, asked)
        : new Unknown(UNREADABLE);
  }

  /**
   * The same, whoever's it is.
   *
   * @param asked what a verification was for, which Stripe does not repeat
   */
  Outcome opened(Intent intent, Operation operation, Amount asked) {
    var id = intent.id();
    if (id == null
        || intent.status() == null
        || intent.isSetup() != (operation == Operation.VERIFY)) {
      return new Unknown(UNREADABLE);
    }
    return switch (intent.status()) {
      case "succeeded" -> done(id, intent, operation, asked);
      case "requires_capture" ->
          operation == Operation.AUTHORIZE
              ? approved(id, intent.amountCapturable(), intent)
              : new Unknown("held_only", id);
      case "processing" -> new Pending(id);
      case "requires_action" -> asksPayer(id, intent);
      case "requires_payment_method" -> failed(id, intent);
      case "canceled" -> new Declined(id, codes.declined("canceled"));
      case "requires_confirmation" -> new Unknown("unconfirmed", id);
      default -> new Unknown(UNREADABLE, id);
    };
  }

  /** What was held stays the answer of an authorization when it has been captured since. */
  private static Outcome done(String id, Intent intent, Operation operation, Amount asked) {
    return switch (operation) {
      case VERIFY -> new Approved(id, asked, intent.evidence());
      case AUTHORIZE -> approved(id, intent.amount(), intent);
      default -> approved(id, intent.amountReceived(), intent);
    };
  }

  private static Outcome approved(String id, @Nullable Long units, Intent intent) {
    var amount = StripeMoney.read(units, intent.currency());
    return amount == null
        ? new Unknown(UNREADABLE, id)
        : new Approved(id, amount, intent.evidence());
  }

  /** Where there is no place to send the payer to, it cannot be done. */
  private Outcome asksPayer(String id, Intent intent) {
    var action = intent.nextAction();
    var url = action == null ? null : action.url();
    if (action == null || url == null) {
      return new Declined(id, codes.declined("authentication_required"));
    }
    var window = action.isVerification() ? VERIFICATION : actionWindow;
    var type = action.isVerification() ? "verify_bank_account" : "redirect";
    return new ActionRequired(id, new NextAction(type, url, Instant.now().plus(window)));
  }

  private Outcome failed(String id, Intent intent) {
    var failure = intent.failure();
    return failure == null
        ? new Unknown("unconfirmed", id)
        : new Declined(id, codes.declined(failure, intent.rail()));
  }

  /** What became of a capture. */
  Outcome captured(Intent intent) {
    var id = intent.id();
    if (id == null || intent.status() == null) {
      return new Unknown(UNREADABLE);
    }
    return switch (intent.status()) {
      case "succeeded" -> approved(id, intent.amountReceived(), intent);
      case "processing" -> new Pending(id);
      case "requires_payment_method" -> failed(id, intent);
      default -> new Unknown(UNREADABLE, id);
    };
  }

  /** What became of a void. */
  Outcome voided(Intent intent) {
    var id = intent.id();
    if (id == null || !"canceled".equals(intent.status())) {
      return new Unknown(UNREADABLE);
    }
    return approved(id, intent.amount(), intent);
  }

  /** What became of a refund. */
  Outcome refunded(Refund refund) {
    var id = refund.id();
    if (id == null || refund.status() == null) {
      return new Unknown(UNREADABLE);
    }
    return switch (refund.status()) {
      case "succeeded" -> refunded(id, refund);
      case "pending", "requires_action" -> new Pending(id);
      case "failed" -> new Declined(id, codes.declined(refund.why()));
      case "canceled" -> new Declined(id, codes.declined("canceled"));
      default -> new Unknown(UNREADABLE, id);
    };
  }

  private static Outcome refunded(String id, Refund refund) {
    var amount = StripeMoney.read(refund.amount(), refund.currency());
    return amount == null ? new Unknown(UNREADABLE, id) : new Approved(id, amount, Evidence.NONE);
  }

  /**
   * A refund as Stripe tells it.
   *
   * @param paymentIntent its id, or all of it where it was asked for
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Refund(
      @Nullable String id,
      @Nullable String object,
      @Nullable String status,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String failureReason,
      @Nullable JsonNode paymentIntent,
      @Nullable Map<String, String> metadata) {

    @Nullable String reference() {
      return metadata == null ? null : metadata.get(Intent.REFERENCE);
    }

    private String why() {
      return failureReason == null ? "unknown" : failureReason;
    }
  }
}
