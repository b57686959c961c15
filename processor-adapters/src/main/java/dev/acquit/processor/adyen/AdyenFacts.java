package dev.acquit.processor.adyen;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Rail;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The facts in a webhook's item. Events that nobody knows, of another merchant account, or that say
 * too little hold none.
 */
final class AdyenFacts {

  private final AdyenCodes codes;
  private final String merchantAccount;

  AdyenFacts(AdyenCodes codes, String merchantAccount) {
    this.codes = codes;
    this.merchantAccount = merchantAccount;
  }

  /**
   * What an item tells.
   *
   * @param receivedAt when it happened, where it does not say
   */
  List<Fact> of(Item item, Instant receivedAt) {
    var event = item.eventCode();
    var amount = item.amount() == null ? null : item.amount().read();
    if (event == null || amount == null || !isOfAPayment(item)) {
      return List.of();
    }
    var fact = fact(event, item, amount, item.at(receivedAt));
    return fact == null ? List.of() : List.of(fact);
  }

  /** Of a payment of this account, rather than of a token that it was left with. */
  private boolean isOfAPayment(Item item) {
    return merchantAccount.equals(item.merchantAccountCode())
        && !AdyenTokens.isOwn(item.merchantReference());
  }

  private @Nullable Fact fact(String event, Item item, Amount amount, Instant at) {
    return switch (event) {
      case "AUTHORISATION" -> authorised(item, amount, at);
      case "CAPTURE" -> changed(Operation.CAPTURE, item, amount, at);
      case "CANCELLATION", "CANCEL_OR_REFUND", "TECHNICAL_CANCEL" ->
          changed(Operation.VOID, item, amount, at);
      case "REFUND" -> changed(Operation.REFUND, item, amount, at);
      case "CAPTURE_FAILED" -> failed(Operation.CAPTURE, item, at);
      case "REFUND_FAILED", "REFUNDED_REVERSED" -> failed(Operation.REFUND, item, at);
      case "EXPIRE" -> expired(item, amount, at);
      default -> disputed(event, item, amount, at);
    };
  }

  /** Nothing was asked for where nothing was authorised. */
  private @Nullable Fact authorised(Item item, Amount amount, Instant at) {
    var operation = amount.minor() == 0 ? Operation.VERIFY : Operation.CHARGE;
    var outcome = item.isTrue() ? authorised(item, amount) : item.isFalse() ? refused(item) : null;
    var about = new About(item.merchantReference(), item.pspReference(), item.pspReference());
    return outcome == null ? null : new Fact.Answered(about, operation, outcome, at);
  }

  /** A bank debit is only accepted: no bank has answered yet. */
  private static Outcome authorised(Item item, Amount amount) {
    return AdyenCodes.rail(item.paymentMethod()) == Rail.CARD
        ? new Approved(item.theirs(), amount, PaymentAnswer.evidence(item.additionalData()))
        : new Pending(item.theirs());
  }

  private Outcome refused(Item item) {
    var code = AdyenCodes.text(item.additionalData(), "refusalReasonCode");
    var refusal = code == null || code.isBlank() ? String.valueOf(item.eventCode()) : code;
    return new Declined(item.pspReference(), codes.declined(refusal, item.additionalData()));
  }

  private @Nullable Fact changed(Operation operation, Item item, Amount amount, Instant at) {
    if (item.isTrue()) {
      var done = new Approved(item.theirs(), amount, Evidence.NONE);
      return new Fact.Answered(item.about(), operation, done, at);
    }
    return item.isFalse() ? declined(operation, item, at) : null;
  }

  /** What had succeeded came to nothing; that the event itself failed would say nothing. */
  private @Nullable Fact failed(Operation operation, Item item, Instant at) {
    return item.isTrue() ? declined(operation, item, at) : null;
  }

  private Fact declined(Operation operation, Item item, Instant at) {
    var decline = codes.declines().of(String.valueOf(item.eventCode()));
    var outcome = new Declined(item.pspReference(), decline);
    return new Fact.Answered(item.about(), operation, outcome, at);
  }

  /** What was held is free again, by nobody's request: there is no operation of theirs. */
  private static @Nullable Fact expired(Item item, Amount amount, Instant at) {
    var about = new About(item.merchantReference(), null, item.charge());
    var done = new Approved(item.theirs(), amount, Evidence.NONE);
    return item.isTrue() ? new Fact.Answered(about, Operation.VOID, done, at) : null;
  }

  private @Nullable Fact disputed(String event, Item item, Amount amount, Instant at) {
    var stage = AdyenCodes.stage(event);
    if (stage == null || item.pspReference() == null || !item.isTrue()) {
      return null;
    }
    var charge = item.original();
    var about = new About(item.merchantReference(), charge, charge);
    var rail = AdyenCodes.rail(item.paymentMethod());
    return rail == Rail.CARD
        ? new Fact.Disputed(
            about, item.pspReference(), stage, amount, item.disputeReason(), item.respondBy(), at)
        : returned(event, item, rail, about, amount, at);
  }

  /** A bank does not dispute a debit, it returns it; what only announces that says nothing. */
  private @Nullable Fact returned(
      String event, Item item, Rail rail, About about, Amount amount, Instant at) {
    return switch (event) {
      case "CHARGEBACK", "SECOND_CHARGEBACK" -> {
        var code = item.disputeReason();
        Decline decline = codes.returned(rail, code == null ? event : code);
        yield decline == null ? null : new Fact.Returned(about, decline, amount, at);
      }
      case "CHARGEBACK_REVERSED" -> new Fact.ReturnReversed(about, at);
      default -> null;
    };
  }

  /** An item as it comes. The first eight values are signed, the others are not. */
  record Item(
      @Nullable String pspReference,
      @Nullable String originalReference,
      @Nullable String merchantAccountCode,
      @Nullable String merchantReference,
      @Nullable WireAmount amount,
      @Nullable String eventCode,
      @Nullable String success,
      @Nullable String eventDate,
      @Nullable String paymentMethod,
      @Nullable JsonNode additionalData) {

    /** The eight signed values in their order; empty where one is missing. */
    List<String> signed() {
      var value = amount == null || amount.value() == null ? "" : amount.value().toString();
      return Stream.of(
              pspReference,
              originalReference,
              merchantAccountCode,
              merchantReference,
              value,
              amount == null ? null : amount.currency(),
              eventCode,
              success)
          .map(part -> part == null ? "" : part)
          .toList();
    }

    /** What a repeat of it has too. */
    String id() {
      return eventCode + ":" + pspReference + ":" + success;
    }

    boolean isTrue() {
      return "true".equals(success);
    }

    boolean isFalse() {
      return "false".equals(success);
    }

    /** Their reference of it; no item is believed without one. */
    String theirs() {
      return pspReference == null ? "" : pspReference;
    }

    /** Their reference of the payment that it is about. */
    @Nullable String charge() {
      var original = original();
      return original == null ? pspReference : original;
    }

    /** Some events leave it out, others leave it empty. */
    @Nullable String original() {
      return originalReference == null || originalReference.isBlank() ? null : originalReference;
    }

    /** A change to a payment: its reference is that of our request for it. */
    About about() {
      return new About(merchantReference, pspReference, original());
    }

    Instant at(Instant otherwise) {
      var at = instant(eventDate);
      return at == null ? otherwise : at;
    }

    @Nullable Instant respondBy() {
      return instant(AdyenCodes.text(additionalData, "defensePeriodEndsAt"));
    }

    /** The network's code, or the bank's. */
    @Nullable String disputeReason() {
      var fields = Stream.of("chargebackReasonCode", "rfiReasonCode");
      return fields
          .map(field -> AdyenCodes.text(additionalData, field))
          .flatMap(Stream::ofNullable)
          .map(String::strip)
          .filter(code -> !code.isEmpty())
          .findFirst()
          .orElse(null);
    }

    private static @Nullable Instant instant(@Nullable String date) {
      try {
        return date == null ? null : OffsetDateTime.parse(date).toInstant();
      } catch (DateTimeException unreadable) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "Item[" + id() + "]";
    }
  }
}
