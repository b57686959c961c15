package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An operation as the simulator tells it. Any part may be missing: it came over a wire. */
@JsonNaming(SnakeCaseStrategy.class)
record OperationAnswer(
    @Nullable String id,
    @Nullable String operation,
    @Nullable String charge,
    @Nullable String reference,
    @Nullable String status,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String declineCode,
    @Nullable String authorizationCode,
    @Nullable String avs,
    @Nullable String cvc,
    @Nullable String networkTransactionId) {

  /**
   * What became of the operation; an answer that tells of another one, or not enough, tells
   * nothing.
   */
  Outcome outcomeOf(String ours, Decline.Table declines) {
    if (id == null || status == null || !ours.equals(reference)) {
      return new Unknown("unreadable");
    }
    return switch (status) {
      case "approved" -> approved(id);
      case "declined" -> declined(id, declines);
      case "pending" -> new Pending(id);
      default -> new Unknown("unreadable");
    };
  }

  private Outcome approved(String id) {
    return amount == null || currency == null
        ? new Unknown("unreadable")
        : new Approved(id, new Amount(amount, currency), evidence());
  }

  private Outcome declined(String id, Decline.Table declines) {
    return declineCode == null
        ? new Unknown("unreadable")
        : new Declined(id, declines.of(declineCode));
  }

  private Evidence evidence() {
    return new Evidence(authorizationCode, check(avs), check(cvc), networkTransactionId);
  }

  private static @Nullable Check check(@Nullable String result) {
    if (result == null) {
      return null;
    }
    for (var check : Check.values()) {
      if (check.name().toLowerCase(Locale.ROOT).equals(result)) {
        return check;
      }
    }
    return null;
  }
}
