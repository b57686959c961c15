package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Instant;
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
    @Nullable String returnCode,
    @Nullable String authorizationCode,
    @Nullable String avs,
    @Nullable String cvc,
    @Nullable String networkTransactionId,
    @Nullable Method method,
    @Nullable Action nextAction) {

  /**
   * What became of the operation; an answer that tells of another one, or not enough, tells
   * nothing.
   */
  Outcome outcomeOf(String ours, Codes codes) {
    return ours.equals(reference) ? outcome(codes) : new Unknown("unreadable");
  }

  /** What became of the operation, whoever's it is. */
  Outcome outcome(Codes codes) {
    if (id == null || status == null) {
      return new Unknown("unreadable");
    }
    return switch (status) {
      case "approved" -> approved(id);
      case "declined" -> declined(id, codes);
      case "pending" -> new Pending(id);
      case "action_required" -> asked(id);
      default -> new Unknown("unreadable");
    };
  }

  private Outcome asked(String id) {
    var action = nextAction == null ? null : nextAction.read();
    return action == null ? new Unknown("unreadable") : new ActionRequired(id, action);
  }

  private Outcome approved(String id) {
    var money = money();
    return money == null ? new Unknown("unreadable") : new Approved(id, money, evidence());
  }

  /** What it was for, null where that was not said. */
  @Nullable Amount money() {
    return amount == null || currency == null ? null : new Amount(amount, currency);
  }

  About about() {
    return new About(reference, id, charge);
  }

  private Outcome declined(String id, Codes codes) {
    var decline = returnCode == null ? ownDecline(codes) : returned(codes);
    return decline == null ? new Unknown("unreadable") : new Declined(id, decline);
  }

  private @Nullable Decline ownDecline(Codes codes) {
    return declineCode == null ? null : codes.declined(declineCode);
  }

  /** Why a bank took it back, null where none did. */
  @Nullable Decline returned(Codes codes) {
    var rail = method == null ? null : Codes.among(Rail.values(), method.rail());
    return returnCode == null ? null : codes.returned(rail, returnCode);
  }

  private Evidence evidence() {
    return new Evidence(
        authorizationCode,
        Codes.among(Check.values(), avs),
        Codes.among(Check.values(), cvc),
        networkTransactionId);
  }

  /** What the payer has to do. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Action(@Nullable String type, @Nullable String url, @Nullable Instant expiresAt) {

    /** Null where it leads to no page, or has no end. */
    @Nullable NextAction read() {
      var page = page();
      return page == null || type == null || expiresAt == null
          ? null
          : new NextAction(type, page, expiresAt);
    }

    private @Nullable URI page() {
      if (url == null) {
        return null;
      }
      try {
        var page = URI.create(url);
        var isWeb = "http".equals(page.getScheme()) || "https".equals(page.getScheme());
        return isWeb && page.getHost() != null ? page : null;
      } catch (IllegalArgumentException unreadable) {
        return null;
      }
    }
  }

  /** What was charged, as far as it decides anything. */
  record Method(@Nullable String rail) {}
}
