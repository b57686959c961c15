package dev.acquit.simulator.books;

import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.Operation.Result;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was not declined, and what may still be done to it: refunded &lt;= captured &lt;=
 * authorized, captured once, voided only while nothing but its opening happened and its money did
 * not leave.
 */
public final class Charge {

  private final Operation opened;
  private Stage stage;
  private long captured;
  private long refunded;
  private long disputed;
  private boolean everReturned;
  private boolean cleared;

  Charge(Operation opened) {
    this.opened = opened;
    this.captured = opened.operation() == Kind.CHARGE ? opened.amount() : 0;
    this.stage =
        switch (opened.result()) {
          case PENDING -> Stage.SENT;
          case APPROVED, DECLINED, ACTION_REQUIRED -> captured > 0 ? Stage.TAKEN : Stage.HELD;
        };
  }

  /** The operation that opened it, as it was then. */
  public Operation opened() {
    return opened;
  }

  public Stage stage() {
    return stage;
  }

  public long captured() {
    return captured;
  }

  /** Whether a bank has returned it, even if that was taken back. */
  public boolean wasReturned() {
    return everReturned;
  }

  /** What {@code kind} takes where no amount is named. */
  public long left(Kind kind) {
    return kind == Kind.REFUND ? refundable() : Math.max(captured, opened.amount());
  }

  private long refundable() {
    return Math.max(0, captured - refunded - disputed);
  }

  /** What no dispute has taken. */
  public long disputable() {
    return captured - disputed;
  }

  /** Why this cannot be done now, null where it can. */
  public @Nullable String refuses(Kind kind, long amount) {
    return switch (kind) {
      case CAPTURE -> refusesCapture(amount);
      case VOID -> refusesVoid();
      case REFUND -> refusesRefund(amount);
      case CHARGE, AUTHORIZE, VERIFY ->
          throw new IllegalArgumentException(kind + " opens a charge");
    };
  }

  private @Nullable String refusesCapture(long amount) {
    return switch (stage) {
      case HELD -> amount > opened.amount() ? "authorized for less" : null;
      case VOIDED -> "voided already";
      case TAKEN, SENT, SETTLED, RETURNED -> "captured already";
    };
  }

  private @Nullable String refusesVoid() {
    if (captured > 0 && opened.operation() == Kind.AUTHORIZE) {
      return "captured already: refund it";
    }
    return switch (stage) {
      case HELD -> null;
      case TAKEN -> refunded > 0 ? "refunded already" : null;
      case SENT -> "sent to the bank already: refund it when it has settled";
      case SETTLED -> "batched already: refund it";
      case VOIDED -> "voided already";
      case RETURNED -> "returned by the bank";
    };
  }

  private @Nullable String refusesRefund(long amount) {
    return switch (stage) {
      case HELD -> "not captured";
      case SENT -> "not settled yet";
      case VOIDED -> "voided already";
      case RETURNED -> "returned by the bank";
      case TAKEN, SETTLED -> refusesAmount(amount);
    };
  }

  private @Nullable String refusesAmount(long amount) {
    if (refundable() == 0) {
      return "refunded or disputed already";
    }
    return amount > refundable() ? "captured for less, or refunded in part" : null;
  }

  /** Carries out what was not refused. */
  void apply(Operation operation) {
    switch (operation.operation()) {
      case CAPTURE -> {
        captured = operation.amount();
        stage = Stage.TAKEN;
      }
      case VOID -> stage = Stage.VOIDED;
      case REFUND -> refunded += operation.amount();
      case CHARGE, AUTHORIZE, VERIFY ->
          throw new IllegalArgumentException(operation.operation() + " opens a charge");
    }
  }

  void settle() {
    stage = Stage.SETTLED;
  }

  /** What happens to its money is part of payouts from now on. */
  void clear() {
    cleared = true;
  }

  void giveBack() {
    stage = Stage.RETURNED;
    everReturned = true;
  }

  void reverseReturn() {
    stage = cleared ? Stage.SETTLED : Stage.SENT;
  }

  void releaseRefund(Operation refund) {
    refunded -= refund.amount();
  }

  void dispute(long taken) {
    disputed += taken;
  }

  boolean hasCleared() {
    return cleared;
  }

  /** Whether it is a bank's debit, which nobody approves. */
  public boolean isDebit() {
    return opened.result() == Result.PENDING;
  }

  /** Where its money is. */
  public enum Stage {
    HELD,
    /** Captured, and not batched yet. */
    TAKEN,
    /** A debit on its way. */
    SENT,
    VOIDED,
    SETTLED,
    RETURNED
  }
}
