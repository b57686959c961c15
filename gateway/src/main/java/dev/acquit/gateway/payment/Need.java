package dev.acquit.gateway.payment;

import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what happened needs a person. Pure.
 *
 * @param cause what for; of what {@link Effect#ENDS}, what has ended, null for all but money astray
 * @param failure what failed, where something did
 */
record Need(Effect effect, @Nullable Cause cause, @Nullable Failure failure) {

  static final Need NONE = new Need(Effect.NONE, null, null);

  private static final Need OVER = ends(null);

  /** What it does to the item about it. */
  enum Effect {
    NONE,
    /** There is one from now on. */
    OPENS,
    /** If there is one, it is open again. A shopper's own decline goes back to the shopper. */
    REOPENS,
    ENDS
  }

  static Need opens(Cause cause, @Nullable Failure failure) {
    return new Need(Effect.OPENS, cause, failure);
  }

  private static Need ends(@Nullable Cause cause) {
    return new Need(Effect.ENDS, cause, null);
  }

  /** Of a payment, once {@code known}, an attempt of it, is {@code told}. */
  static Need ofPayment(
      Payment before, Payment after, Attempt known, Attempt told, List<Event> events) {
    var need = ofNews(before, after, known, told, events);
    return need.effect == Effect.NONE && isKnown(after, known, told) ? ends(Cause.UNKNOWN) : need;
  }

  /** Whether a doubt has ended, and no other of that payment is left. */
  private static boolean isKnown(Payment after, Attempt known, Attempt told) {
    return known.status() == AttemptStatus.UNKNOWN
        && told.status() != AttemptStatus.UNKNOWN
        && !Tries.isInDoubt(after, after.id());
  }

  private static Need ofNews(
      Payment before, Payment after, Attempt known, Attempt told, List<Event> events) {
    var astray = astray(events);
    if (astray != null) {
      return opens(astray, null);
    }
    if (told.undoes() != null) {
      return told.status() == AttemptStatus.APPROVED ? ends(Cause.LATE_SUCCESS) : NONE;
    }
    if (isLostCapture(known, told)) {
      return opens(Cause.DECLINED, told.result().failure());
    }
    return before.status() == after.status() ? NONE : ofStatus(after, known, told);
  }

  /** Money that is where it should not be; null where none is. */
  static @Nullable Cause astray(List<Event> events) {
    var types = events.stream().map(Event::type).toList();
    if (types.contains(Event.CREDITED_TWICE)) {
      return Cause.DOUBLE_CREDIT;
    }
    if (types.contains(Event.MISMATCH)) {
      return Cause.MISMATCH;
    }
    return types.contains(Event.NOT_UNDONE) ? Cause.LATE_SUCCESS : null;
  }

  /** One that came at the wrong moment was refused as we would. */
  private static boolean isLostCapture(Attempt known, Attempt told) {
    var failure = told.result().failure();
    return told.operation() == Operation.CAPTURE
        && told.status().isNegative()
        && !known.status().isNegative()
        && (failure == null || failure.reason() != DeclineReason.WRONG_STATE);
  }

  private static Need ofStatus(Payment after, Attempt known, Attempt told) {
    var why = Failure.of(after.charge());
    return switch (after.status()) {
      case RETURNED -> opens(Cause.RETURNED, why);
      case FAILED -> failed(after, known, told, why);
      case SUCCEEDED, AUTHORIZED, CANCELED -> OVER;
      case PROCESSING, REQUIRES_ACTION -> ends(Cause.UNKNOWN);
      case SUBMITTED, UNKNOWN -> NONE;
    };
  }

  private static Need failed(Payment after, Attempt known, Attempt told, @Nullable Failure why) {
    if (told.isDebit() && (known.status() == AttemptStatus.PENDING || told.isReturned())) {
      return opens(Cause.RETURNED, why);
    }
    if (after.retrying().isClosed()) {
      return NONE;
    }
    return after.terms().isPlanned()
        ? opens(Cause.DECLINED, why)
        : new Need(Effect.REOPENS, Cause.DECLINED, why);
  }

  /** Of a refund. */
  static Need ofRefund(Refund before, Refund after) {
    if (before.status() == after.status()) {
      return NONE;
    }
    return switch (after.status()) {
      case FAILED -> opens(Cause.REFUND_FAILED, after.failure());
      case SUCCEEDED, CANCELED -> OVER;
      case PENDING -> ends(Cause.UNKNOWN);
      case SUBMITTED, UNKNOWN -> NONE;
    };
  }

  /** Whether that item is over by this. A retry that is under way goes on. */
  boolean isEndOf(ActionItem item) {
    var rests = item.status() != ItemStatus.IN_PROGRESS;
    return switch (effect) {
      case NONE, OPENS -> false;
      case REOPENS -> rests && item.cause() == Cause.UNKNOWN;
      case ENDS -> cause == null ? !item.cause().isAstray() : rests && isKnown(item);
    };
  }

  /** What was done at last is known, too. */
  private boolean isKnown(ActionItem item) {
    return item.cause() == cause || item.cause() == Cause.UNKNOWN;
  }
}
