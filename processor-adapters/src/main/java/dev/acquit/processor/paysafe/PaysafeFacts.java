package dev.acquit.processor.paysafe;

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
import dev.acquit.processor.paysafe.PaysafeWebhooks.Event;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts in a webhook. Events that nobody knows, of another account or another way to pay, or
 * that say too little hold none.
 *
 * @param accountIds Paysafe's accounts that count; none for all
 */
record PaysafeFacts(PaysafeCodes codes, Set<String> accountIds) {

  List<Fact> of(Event event) {
    var rail = PaysafeCodes.rail(event.text("paymentType"));
    var transaction = event.transaction();
    if (rail == null || transaction == null || transaction.id() == null || !isOurs(event)) {
      return List.of();
    }
    var told = new Told(event, transaction, transaction.id(), rail);
    var fact =
        switch (event.name()) {
          case "PAYMENT_RETURN_COMPLETED", "PAYMENT_RETURNED_COMPLETED" -> returned(told);
          case "SETTLEMENT_CLEARED" -> new Fact.Settled(told.about(null), event.at());
          case "SETTLEMENT_COMPLETED" -> batched(told);
          case "SETTLEMENT_FAILED" -> fellThrough(told);
          case "SETTLEMENT_CANCELLED" -> calledOff(told);
          default -> answered(told);
        };
    return fact == null ? List.of() : List.of(fact);
  }

  private boolean isOurs(Event event) {
    var id = event.text("accountId");
    return accountIds.isEmpty() || id == null || accountIds.contains(id);
  }

  /** The name is what it is about, and what became of it. */
  private @Nullable Fact answered(Told told) {
    var name = told.event().name();
    var split = name.lastIndexOf('_');
    var operation = split < 0 ? null : operation(name.substring(0, split), told);
    if (operation == null) {
      return null;
    }
    var outcome = outcome(name.substring(split + 1), operation, told);
    return outcome == null
        ? null
        : new Fact.Answered(told.about(operation), operation, outcome, told.event().at());
  }

  /** The names of voids and verifications are from memory. */
  private static @Nullable Operation operation(String what, Told told) {
    return switch (what) {
      case "PAYMENT" ->
          "false".equals(told.event().text("settleWithAuth"))
              ? Operation.AUTHORIZE
              : Operation.CHARGE;
      case "REFUND" -> Operation.REFUND;
      case "VOID_AUTH", "VOIDAUTH", "VOID" -> Operation.VOID;
      case "VERIFICATION" -> Operation.VERIFY;
      default -> null;
    };
  }

  private @Nullable Outcome outcome(String became, Operation operation, Told told) {
    return switch (became) {
      case "COMPLETED" -> completed(operation, told);
      case "PROCESSING", "PENDING", "RECEIVED", "INITIATED", "HELD" -> new Pending(told.id());
      case "FAILED", "CANCELLED", "EXPIRED" -> failed(became, told);
      // of a payment it does not say whether anything was done
      case "ERRORED" -> operation == Operation.REFUND ? failed(became, told) : null;
      default -> null;
    };
  }

  private @Nullable Outcome completed(Operation operation, Told told) {
    var amount = told.amount(operation);
    if (amount == null) {
      return null;
    }
    return operation.opens() && told.rail() != Rail.CARD
        ? new Pending(told.id()) // accepted by the network of banks, and no more
        : new Approved(told.id(), amount, told.transaction().evidence());
  }

  private Outcome failed(String became, Told told) {
    return new Declined(told.id(), told.transaction().decline(told.rail(), became, codes));
  }

  /** It has an id of its own; without the bank's code it is somebody's to look at. */
  private @Nullable Fact returned(Told told) {
    var payment = told.event().text("paymentId");
    var about = new About(told.transaction().merchantRefNum(), payment, payment);
    return returned(told, about, bankDecline(told));
  }

  private static @Nullable Fact returned(Told told, About about, @Nullable Decline decline) {
    var amount = told.amount(Operation.CHARGE);
    return decline == null || amount == null
        ? null
        : new Fact.Returned(about, decline, amount, told.event().at());
  }

  private @Nullable Decline bankDecline(Told told) {
    var code = told.event().under("bankResponse", "reasonCode");
    return codes.returned(told.rail(), code == null ? told.event().name() : code);
  }

  /** The last that is told of a card's money; of a debit it is mere acceptance. */
  private static @Nullable Fact batched(Told told) {
    return told.rail() == Rail.CARD ? new Fact.Settled(told.about(null), told.event().at()) : null;
  }

  /** What had been taken was not. */
  private @Nullable Fact fellThrough(Told told) {
    var decline =
        told.rail() == Rail.CARD
            ? told.transaction().decline(told.rail(), "FAILED", codes)
            : bankDecline(told);
    return returned(told, told.about(null), decline);
  }

  /** It carries the reference of what was taken, not of the void. */
  private static @Nullable Fact calledOff(Told told) {
    var amount = told.amount(Operation.VOID);
    return amount == null
        ? null
        : new Fact.Answered(
            new About(null, told.id(), told.id()),
            Operation.VOID,
            new Approved(told.id(), amount, Evidence.NONE),
            told.event().at());
  }

  /** An event with what it is about. */
  private record Told(Event event, Transaction transaction, String id, Rail rail) {

    /** A settlement that shares its id with a payment is not told apart from one that does not. */
    About about(@Nullable Operation operation) {
      var charge =
          operation != null && operation.opens()
              ? id
              : Stream.of("paymentId", "settlementId")
                  .map(event::text)
                  .flatMap(Stream::ofNullable)
                  .findFirst()
                  .orElse(null);
      return new About(transaction.merchantRefNum(), id, charge);
    }

    @Nullable Amount amount(Operation operation) {
      var currency = transaction.currencyCode();
      var minor = operation == Operation.VERIFY ? Long.valueOf(0) : transaction.amount();
      return currency == null || minor == null
          ? null
          : new Amount(minor, currency.toUpperCase(Locale.ROOT));
    }
  }
}
