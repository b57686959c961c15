package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something changed. It is written by the statement that changes it.
 *
 * @param type as webhooks and the timeline name it
 * @param via how we learnt of it, where not by an answer
 */
public record Event(
    UUID id,
    String type,
    @Nullable UUID attempt,
    @Nullable UUID refund,
    Instant at,
    @Nullable String via) {

  /** The payer has some of the money back more than once. */
  public static final String CREDITED_TWICE = "payment.double_credit";

  /** What an attempt came to had another account asked. */
  static final String FAILOVER = "payment.failover";

  /** What had failed is tried again. */
  public static final String RETRIED = "payment.retried";

  /** What was to be tried again by itself is not. */
  static final String RETRY_CANCELED = "payment.retry_canceled";

  /** Nobody could tell what became of an attempt, however often the processor was asked. */
  static final String UNRESOLVED = "unresolved";

  /** A processor reported what fits nothing on record. */
  static final String MISMATCH = "payment.mismatch";

  static final String NOT_UNDONE = "payment.late_success_not_undone";

  /** Learnt by asking the processor. */
  public static final String LOOKUP = "lookup";

  /** Learnt from a webhook. */
  public static final String WEBHOOK = "webhook";

  /** An operation was asked for, and its attempt is about to be sent. */
  static Event asked(Attempt attempt) {
    if (attempt.undoes() != null) {
      return of("payment.undo_submitted", attempt, attempt.createdAt(), null);
    }
    var type =
        switch (attempt.operation()) {
          case CHARGE, AUTHORIZE, VERIFY -> "payment.submitted";
          case CAPTURE, VOID -> "payment." + Names.of(attempt.operation()) + "_submitted";
          case REFUND -> "refund.submitted";
        };
    return of(type, attempt, attempt.createdAt(), null);
  }

  /** What it amounts to that {@code known}, an attempt of the payment, is now {@code told}. */
  static List<Event> of(
      Payment before, Payment after, Attempt known, Attempt told, @Nullable String via) {
    var types = new ArrayList<String>();
    if (told.undoes() != null) {
      add(types, told.status() != known.status(), undone(told));
    } else if (told.isOwedBack() && !known.isOwedBack()) {
      types.add("payment.late_success");
    } else if (told.isCharge()) {
      add(types, before.status() != after.status(), "payment." + Names.of(after.status()));
    } else {
      add(types, told.status() != known.status(), changed(told));
    }
    add(types, isNoted(known, told, AttemptResult.WAITS), "payment.late_success_waiting");
    add(types, isNoted(known, told, AttemptResult.NOT_UNDONE), NOT_UNDONE);
    add(types, isSettled(after) && !isSettled(before), "payment.settled");
    add(types, isMismatch(after, known, told) || isClosed(before, after), MISMATCH);
    add(types, isCreditedTwice(before, after), CREDITED_TWICE);
    return types.stream().map(type -> of(type, told, after.updatedAt(), via)).toList();
  }

  /** That somebody else did it, at the processor itself. */
  static List<Event> discovered(Payment before, Payment after, Attempt told) {
    var types = new ArrayList<String>();
    types.add(changed(told));
    add(types, isCreditedTwice(before, after), CREDITED_TWICE);
    return types.stream().map(type -> of(type, told, after.updatedAt(), WEBHOOK)).toList();
  }

  /** Also where a bank took it back since: whichever was told first. */
  private static boolean isSettled(Payment payment) {
    return payment.state().settledAt() != null && payment.state().captured() > 0;
  }

  /** Money that moved where none should have, or the other way than we know: somebody looks. */
  private static boolean isMismatch(Payment after, Attempt known, Attempt told) {
    var returned = told.clearing().returned();
    var tooMuch = returned != null && returned.amount() > told.amount();
    var outOfPlace = after.status() == PaymentStatus.CANCELED || told.result().late() || tooMuch;
    var captured =
        told.operation() == Operation.CAPTURE
            && told.status() == AttemptStatus.APPROVED
            && known.status() != AttemptStatus.APPROVED
            && after.status() == PaymentStatus.CANCELED;
    var contradicted = told.result().isContradicted() && !known.result().isContradicted();
    return captured || contradicted || (outOfPlace && !told.clearing().equals(known.clearing()));
  }

  /** A bank paid after all what a person had ended. */
  private static boolean isClosed(Payment before, Payment after) {
    return before.retrying().isClosed() && after.status() == PaymentStatus.SUCCEEDED;
  }

  private static boolean isNoted(Attempt known, Attempt told, String remark) {
    return told.result().late()
        && remark.equals(told.result().detail())
        && !remark.equals(known.result().detail());
  }

  /** Only that it is done is told to others; the rest stands on the timeline. */
  private static String undone(Attempt attempt) {
    return attempt.status() == AttemptStatus.APPROVED
        ? "payment.late_success_undone"
        : "undo." + Names.of(attempt.status());
  }

  private static boolean isCreditedTwice(Payment before, Payment after) {
    return after.state().creditedTwice() > before.state().creditedTwice();
  }

  private static void add(List<String> types, boolean applies, String type) {
    if (applies) {
      types.add(type);
    }
  }

  private static String changed(Attempt attempt) {
    return attempt.operation() == Operation.REFUND
        ? "refund." + RefundStatus.after(attempt.status()).shown()
        : "payment." + modified(attempt);
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

  /** One about {@code attempt}. */
  static Event of(String type, Attempt attempt, Instant at, @Nullable String via) {
    return new Event(Ids.next(), type, attempt.id(), attempt.refund(), at, via);
  }
}
