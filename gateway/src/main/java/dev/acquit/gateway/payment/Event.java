package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something changed. It is written by the statement that changes it.
 *
 * @param type as webhooks and the timeline name it
 */
public record Event(
    UUID id, String type, @Nullable UUID attempt, @Nullable UUID refund, Instant at) {

  /** An operation was asked for, and its attempt is about to be sent. */
  static Event asked(Attempt attempt) {
    return of(
        switch (attempt.operation()) {
          case CHARGE, AUTHORIZE -> "payment.submitted";
          case CAPTURE, VOID -> "payment." + Names.of(attempt.operation()) + "_submitted";
          case REFUND -> "refund.submitted";
        },
        attempt,
        attempt.createdAt());
  }

  /** An attempt came to a result. */
  static Event answered(Attempt attempt, Instant at) {
    var type =
        switch (attempt.operation()) {
          case CHARGE, AUTHORIZE -> "payment." + charged(attempt);
          case CAPTURE, VOID -> "payment." + modified(attempt);
          case REFUND -> "refund." + RefundStatus.after(attempt.status()).shown();
        };
    return of(type, attempt, at);
  }

  private static String charged(Attempt attempt) {
    return switch (attempt.status()) {
      case APPROVED -> attempt.operation() == Operation.AUTHORIZE ? "authorized" : "succeeded";
      case PENDING, SENT -> "processing";
      case ACTION_REQUIRED -> "requires_action";
      case UNKNOWN -> "unknown";
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> "failed";
    };
  }

  private static String modified(Attempt attempt) {
    var operation = Names.of(attempt.operation());
    return switch (attempt.status()) {
      case APPROVED -> attempt.operation() == Operation.CAPTURE ? "captured" : "canceled";
      case PENDING, SENT, ACTION_REQUIRED -> operation + "_pending";
      case UNKNOWN -> operation + "_unknown";
      case DECLINED, REJECTED, NOT_ATTEMPTED, NOT_FOUND -> operation + "_failed";
    };
  }

  private static Event of(String type, Attempt attempt, Instant at) {
    return new Event(Ids.next(), type, attempt.id(), attempt.refund(), at);
  }
}
