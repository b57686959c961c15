package dev.acquit.processor.paysafe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Rail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  /** The names of voids and verifications are from memory; a debit's settlement says nothing. */
  private static @Nullable Operation operation(String what, Told told) {
    return switch (what) {
      case "PAYMENT" ->
          "false".equals(told.event().text("settleWithAuth"))
              ? Operation.AUTHORIZE
              : Operation.CHARGE;
      case "SETTLEMENT" -> told.rail() == Rail.CARD ? Operation.CAPTURE : null;
      case "REFUND" -> Operation.REFUND;
      case "VOID_AUTH", "VOIDAUTH", "VOID" -> Operation.VOID;
      case "VERIFICATION" -> Operation.VERIFY;
      default -> null;
    };
  }

  private @Nullable Outcome outcome(String became, Operation operation, Told told) {
    return switch (became) {
      case "COMPLETED" -> completed(operation, told);
      case "PROCESSING", "PENDING", "RECEIVED", "INITIATED", "HELD" ->
          operation == Operation.CAPTURE ? null : new Pending(told.id());
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
    var event = told.event();
    var bank = event.under("bankResponse", "reasonCode");
    var code = bank == null ? event.name() : bank;
    var decline = codes.returned(told.rail(), code);
    var amount = told.amount(Operation.CHARGE);
    var payment = event.text("paymentId");
    return decline == null || amount == null
        ? null
        : new Fact.Returned(
            new About(told.transaction().merchantRefNum(), payment, payment),
            decline,
            amount,
            event.at());
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

  /**
   * A webhook's envelope, of which there are three.
   *
   * @param eventId made of what a repeat has too; the number of the attempt is no part of it
   */
  record Event(String eventId, String name, JsonNode payload, Instant at) {

    /** Null where it has no name or no payload. */
    static @Nullable Event of(JsonNode root, Instant receivedAt) {
      var nested = root.get("variables");
      var payload = first(root, nested, "payload");
      var name = named(root, nested);
      if (payload == null || !payload.isObject() || name == null) {
        return null;
      }
      var id = PaysafeCodes.text(payload, "id");
      var time = time(root, nested, payload);
      var eventId =
          digest(
              name,
              String.valueOf(id == null ? PaysafeCodes.text(root, "resourceId") : id),
              String.valueOf(PaysafeCodes.text(payload, "status")),
              String.valueOf(time));
      var at = instant(time);
      return new Event(eventId, name, payload, at == null ? receivedAt : at);
    }

    private static @Nullable JsonNode first(
        JsonNode root, @Nullable JsonNode nested, String field) {
      var outside = root.get(field);
      return outside == null && nested != null ? nested.get(field) : outside;
    }

    private static @Nullable String named(JsonNode root, @Nullable JsonNode nested) {
      return Stream.of("eventName", "eventType")
          .flatMap(field ->
              Stream.of(root, nested == null ? root : nested)
                  .map(node -> PaysafeCodes.text(node, field)))
          .flatMap(Stream::ofNullable)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable String time(
        JsonNode root, @Nullable JsonNode nested, JsonNode payload) {
      var status = PaysafeCodes.text(payload, "statusTime");
      var made = status == null ? PaysafeCodes.text(payload, "txnTime") : status;
      if (made != null) {
        return made;
      }
      var sent = PaysafeCodes.text(root, "eventDate");
      return sent == null ? PaysafeCodes.text(nested, "eventDate") : sent;
    }

    /** A date, or milliseconds. */
    private static @Nullable Instant instant(@Nullable String time) {
      try {
        return time == null
            ? null
            : time.matches("\\d{1,15}")
                ? Instant.ofEpochMilli(Long.parseLong(time))
                : OffsetDateTime.parse(time).toInstant();
      } catch (DateTimeException unreadable) {
        return null;
      }
    }

    private static String digest(String... parts) {
      try {
        var sha = MessageDigest.getInstance("SHA-256");
        var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha.digest(text));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Nullable String text(String field) {
      return PaysafeCodes.text(payload, field);
    }

    @Nullable String under(String field, String inner) {
      return PaysafeCodes.text(payload.get(field), inner);
    }

    @Nullable Transaction transaction() {
      try {
        return JsonMapper.shared().treeToValue(payload, Transaction.class);
      } catch (JacksonException unreadable) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "Event[" + name + "]";
    }
  }
}
