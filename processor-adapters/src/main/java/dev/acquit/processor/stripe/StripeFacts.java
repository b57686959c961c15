package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.stripe.Outcomes.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts in an event, told by the status of its object. Types that nobody knows, and data that
 * says too little, hold none. A payout's event holds none either: it has no lines, and the payout
 * is polled with them.
 */
record StripeFacts(Outcomes outcomes) {

  /** Why only banks take money back. */
  private static final Set<String> BANKS_REASONS =
      Set.of(
          "bank_cannot_process",
          "check_returned",
          "customer_initiated",
          "debit_not_authorized",
          "incorrect_account_details",
          "insufficient_funds");

  /**
   * Ends in a {@code JacksonException} where the data is not what the type promises.
   *
   * @param key of the request that made it happen
   */
  List<Fact> of(String type, JsonNode data, Instant at, @Nullable String key) {
    return switch (type) {
      case "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.processing",
          "payment_intent.requires_action",
          "payment_intent.amount_capturable_updated",
          "payment_intent.canceled" ->
          payment(read(data, Intent.class), at, key);
      case "setup_intent.succeeded",
          "setup_intent.setup_failed",
          "setup_intent.requires_action",
          "setup_intent.canceled" ->
          verification(read(data, Intent.class), at);
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          refund(read(data, Refund.class), at);
      case "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated" ->
          dispute(read(data, Dispute.class), at);
      default -> List.of();
    };
  }

  private List<Fact> payment(Intent intent, Instant at, @Nullable String key) {
    var status = intent.status();
    if ("succeeded".equals(status) && intent.holds()) {
      var about = about(intent, intent.told(Intent.CAPTURE_REFERENCE));
      return answered(about, Operation.CAPTURE, outcomes.captured(intent), at);
    }
    if ("canceled".equals(status) && isVoided(intent, key)) {
      var about = about(intent, isCharges(intent, key) ? null : key);
      return answered(about, Operation.VOID, outcomes.voided(intent), at);
    }
    var about = about(intent, intent.told(Intent.REFERENCE));
    return opened(intent, about, at);
  }

  private List<Fact> opened(Intent intent, About about, Instant at) {
    var operation = intent.holds() ? Operation.AUTHORIZE : Operation.CHARGE;
    var amount = StripeMoney.read(intent.amount(), intent.currency());
    if (amount == null) {
      return List.of();
    }
    var outcome = outcomes.opened(intent, operation, amount);
    if (intent.rail() == Rail.CARD) {
      return answered(about, operation, outcome, at);
    }
    return switch (outcome) {
      case Outcome.Approved _ ->
          List.of(new Fact.Answered(about, operation, outcome, at), new Fact.Settled(about, at));
      case Declined(_, var decline) when intent.hasCharge() ->
          List.of(new Fact.Returned(about, decline, amount, at));
      default -> answered(about, operation, outcome, at);
    };
  }

  /** What was held, or was called off by a request of its own. */
  private static boolean isVoided(Intent intent, @Nullable String key) {
    return (intent.holds() && intent.hasCharge()) || (key != null && !isCharges(intent, key));
  }

  private static boolean isCharges(Intent intent, @Nullable String key) {
    return key != null && key.equals(intent.told(Intent.REFERENCE));
  }

  private List<Fact> verification(Intent intent, Instant at) {
    var currency = intent.told(Intent.CURRENCY);
    if (currency == null) {
      return List.of();
    }
    var about = about(intent, intent.told(Intent.REFERENCE));
    var outcome = outcomes.opened(intent, Operation.VERIFY, new Amount(0, currency));
    return answered(about, Operation.VERIFY, outcome, at);
  }

  private List<Fact> refund(Refund refund, Instant at) {
    var about = new About(refund.reference(), refund.id(), idOf(refund.paymentIntent()));
    return answered(about, Operation.REFUND, outcomes.refunded(refund), at);
  }

  private static List<Fact> answered(
      About about, Operation operation, Outcome outcome, Instant at) {
    return outcome instanceof Unknown
        ? List.of()
        : List.of(new Fact.Answered(about, operation, outcome, at));
  }

  private static About about(Intent intent, @Nullable String reference) {
    return new About(reference, intent.id(), intent.id());
  }

  private List<Fact> dispute(Dispute dispute, Instant at) {
    var intent = idOf(dispute.paymentIntent());
    var about = new About(null, intent, intent);
    var amount = StripeMoney.read(dispute.amount(), dispute.currency());
    var stage = dispute.stage();
    if (dispute.id() == null || intent == null || amount == null || stage == null) {
      return List.of();
    }
    return dispute.isReturn()
        ? returned(dispute, about, amount, stage, at)
        : List.of(
            new Fact.Disputed(
                about, dispute.id(), stage, amount, dispute.code(), dispute.respondBy(), at));
  }

  private List<Fact> returned(
      Dispute dispute, About about, Amount amount, Stage stage, Instant at) {
    return switch (stage) {
      case WON -> List.of(new Fact.ReturnReversed(about, at));
      case INQUIRY, CLOSED -> List.of();
      case OPEN, LOST -> {
        var reason = dispute.reason() == null ? "unknown" : dispute.reason();
        var decline = outcomes.codes().returned(dispute.networkReasonCode(), reason);
        yield List.of(new Fact.Returned(about, decline, amount, at));
      }
    };
  }

  /** Of an object that came as its id, or whole. */
  static @Nullable String idOf(@Nullable JsonNode named) {
    if (named == null || named.isNull()) {
      return null;
    }
    return named.isString() ? named.stringValue() : read(named, Intent.Named.class).id();
  }

  static <T> T read(JsonNode data, Class<T> type) {
    return JsonMapper.shared().treeToValue(data, type);
  }

  /** A dispute as Stripe tells it; a bank that takes a debit back comes as one, too. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Dispute(
      @Nullable String id,
      @Nullable JsonNode paymentIntent,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String reason,
      @Nullable String networkReasonCode,
      @Nullable String status,
      @Nullable Evidence evidenceDetails,
      @Nullable Method paymentMethodDetails) {

    /** Null where it is not known. */
    @Nullable Stage stage() {
      return switch (status) {
        case "warning_needs_response", "warning_under_review" -> Stage.INQUIRY;
        case "warning_closed", "prevented" -> Stage.CLOSED;
        case "needs_response", "under_review" -> Stage.OPEN;
        case "won" -> Stage.WON;
        case "lost" -> Stage.LOST;
        case null, default -> null;
      };
    }

    /** By the kind of method where it is told, else by a reason that only banks give. */
    boolean isReturn() {
      var type = paymentMethodDetails == null ? null : paymentMethodDetails.type();
      return type == null
          ? reason != null && BANKS_REASONS.contains(reason)
          : Intent.rail(type) != Rail.CARD;
    }

    /** The network's code, or else Stripe's word. */
    @Nullable String code() {
      var card = paymentMethodDetails == null ? null : paymentMethodDetails.card();
      if (card != null && card.networkReasonCode() != null) {
        return card.networkReasonCode();
      }
      return networkReasonCode == null ? reason : networkReasonCode;
    }

    @Nullable Instant respondBy() {
      var due = evidenceDetails == null ? null : evidenceDetails.dueBy();
      return due == null ? null : Instant.ofEpochSecond(due);
    }
  }

  /** Until when evidence is taken, in seconds of the epoch. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Evidence(@Nullable Long dueBy) {}

  /** How the disputed charge was paid. */
  record Method(@Nullable String type, @Nullable CardCase card) {}

  /** What the card network calls it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record CardCase(@Nullable String networkReasonCode) {}
}
