package dev.acquit.processor.paysafe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payment, a verification, a settlement, a refund or a void as Paysafe tells it: they have one
 * shape. Any part may be missing: it came over a wire.
 *
 * @param amount in minor units
 * @param bankResponse what the bank said of a debit
 */
record Transaction(
    @Nullable String id,
    @Nullable String merchantRefNum,
    @Nullable String status,
    @Nullable Long amount,
    @Nullable String currencyCode,
    @Nullable JsonNode gatewayResponse,
    @Nullable JsonNode settlements,
    @Nullable JsonNode bankResponse,
    @Nullable JsonNode error) {

  private static final String UNREADABLE = "unreadable";

  /**
   * What was asked for: an answer about something else tells nothing.
   *
   * @param cleared statuses of a settlement which mean that a debit has cleared
   */
  record Asked(
      String reference, Operation operation, Rail rail, Amount amount, Set<String> cleared) {}

  /** What became of it. */
  Outcome outcome(Asked asked, PaysafeCodes codes) {
    if (id == null || status == null || !isAbout(asked.reference())) {
      return new Unknown(UNREADABLE, id);
    }
    return switch (status) {
      case "COMPLETED" -> completed(id, asked, codes);
      case "PENDING" ->
          asked.operation() == Operation.CAPTURE ? approved(id, asked) : new Pending(id);
      case "RECEIVED", "INITIATED", "PROCESSING", "HELD" -> new Pending(id);
      case "FAILED", "CANCELLED", "EXPIRED" -> failed(id, status, asked, codes);
      default -> new Unknown("status_not_foreseen", id);
    };
  }

  /** What became of a settlement that was to be cancelled. */
  Outcome cancelled(Amount asked) {
    return id != null && "CANCELLED".equals(status)
        ? new Approved(id, told(asked), Evidence.NONE)
        : new Unknown(UNREADABLE, id);
  }

  private boolean isAbout(String reference) {
    return merchantRefNum == null || merchantRefNum.equals(reference);
  }

  /** Of a debit it says that it was accepted, unless it says what the bank did. */
  private Outcome completed(String theirs, Asked asked, PaysafeCodes codes) {
    if (asked.rail() == Rail.CARD || !asked.operation().opens()) {
      return approved(theirs, asked);
    }
    var bank = bankCode();
    var returned =
        bank != null && codes.isReturn(asked.rail(), bank)
            ? codes.returned(asked.rail(), bank)
            : null;
    if (returned != null) {
      return new Declined(theirs, returned);
    }
    var hasCleared = parts().stream().anyMatch(part -> asked.cleared().contains(part.status()));
    return hasCleared ? approved(theirs, asked) : new Pending(theirs);
  }

  private Outcome approved(String theirs, Asked asked) {
    var amount = asked.operation() == Operation.VERIFY ? asked.amount() : told(asked.amount());
    return new Approved(theirs, amount, evidence());
  }

  /** Paysafe's own amount; what was asked for where it does not say. */
  private Amount told(Amount asked) {
    return new Amount(
        amount == null ? asked.minor() : amount,
        currencyCode == null ? asked.currency() : currencyCode.toUpperCase(Locale.ROOT));
  }

  private Outcome failed(String theirs, String why, Asked asked, PaysafeCodes codes) {
    return new Declined(theirs, decline(asked.rail(), why, codes));
  }

  /** Why it failed: what the bank said on a bank rail, else what Paysafe and the issuer said. */
  Decline decline(Rail rail, String otherwise, PaysafeCodes codes) {
    var bank = bankCode();
    var returned = bank == null ? null : codes.returned(rail, bank);
    return returned == null ? codes.declined(errorCode(), gatewayResponse, otherwise) : returned;
  }

  /** Paysafe's code of what went wrong; null where it gave none. */
  @Nullable String errorCode() {
    return PaysafeCodes.text(error, "code");
  }

  private @Nullable String bankCode() {
    return PaysafeCodes.text(bankResponse, "reasonCode");
  }

  Evidence evidence() {
    return new Evidence(
        PaysafeCodes.text(gatewayResponse, "authCode"),
        PaysafeCodes.check(PaysafeCodes.text(gatewayResponse, "avsResponse")),
        PaysafeCodes.check(PaysafeCodes.text(gatewayResponse, "cvvVerification")),
        null);
  }

  /** The settlements of a payment, as far as they can be read. */
  List<Part> parts() {
    return settlements == null || !settlements.isArray()
        ? List.of()
        : settlements
            .valueStream()
            .map(one ->
                new Part(
                    String.valueOf(PaysafeCodes.text(one, "id")),
                    String.valueOf(PaysafeCodes.text(one, "status"))))
            .toList();
  }

  @Override
  public String toString() {
    return "Transaction[" + id + ", " + status + "]";
  }

  /** A settlement within a payment. */
  record Part(String id, String status) {

    private static final Set<String> OVER = Set.of("CANCELLED", "FAILED", "EXPIRED");
    private static final Set<String> NOT_BATCHED = Set.of("RECEIVED", "INITIATED", "PENDING");

    boolean isLive() {
      return !OVER.contains(status);
    }

    boolean isCancelled() {
      return "CANCELLED".equals(status);
    }

    /** Whether it has not left yet. */
    boolean isWaiting() {
      return NOT_BATCHED.contains(status);
    }
  }
}
