package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was approved, and what may still be done to it: refunded &lt;= captured &lt;=
 * authorized, captured once, voided only while nothing but its opening happened and it was not
 * batched.
 */
final class Charge {

  private static final Duration BATCH = Duration.ofDays(1);

  private final Operation opened;
  private long captured;
  private long refunded;
  private boolean voided;
  private boolean settled;
  private @Nullable Instant settlesAt;

  Charge(Operation opened) {
    this.opened = opened;
    if (opened.operation() == Kind.CHARGE) {
      take(opened);
    }
  }

  Operation opened() {
    return opened;
  }

  /** How it shows once its batch has left. */
  Operation asSettled() {
    return opened.withAmount(captured);
  }

  /** When its batch leaves, null while nothing was captured. */
  @Nullable Instant settlesAt() {
    return settlesAt;
  }

  boolean awaitsBatch() {
    return settlesAt != null && !voided && !settled;
  }

  void settle() {
    settled = true;
  }

  /** What {@code kind} takes where no amount is named. */
  long left(Kind kind) {
    return kind == Kind.REFUND ? captured - refunded : Math.max(captured, opened.amount());
  }

  /** Why this cannot be done now, null where it can. */
  @Nullable String refuses(Kind kind, long amount, Instant now) {
    return switch (kind) {
      case CAPTURE -> refusesCapture(amount);
      case VOID -> refusesVoid(now);
      case REFUND -> refusesRefund(amount);
      case CHARGE, AUTHORIZE -> throw new IllegalArgumentException(kind + " opens a charge");
    };
  }

  private @Nullable String refusesCapture(long amount) {
    if (voided) {
      return "voided already";
    }
    if (captured > 0) {
      return "captured already";
    }
    return amount > opened.amount() ? "more than was authorized" : null;
  }

  private @Nullable String refusesVoid(Instant now) {
    if (voided) {
      return "voided already";
    }
    if (captured > 0 && opened.operation() == Kind.AUTHORIZE) {
      return "captured already: refund it";
    }
    if (refunded > 0) {
      return "refunded already";
    }
    return settlesAt != null && !now.isBefore(settlesAt) ? "batched already: refund it" : null;
  }

  private @Nullable String refusesRefund(long amount) {
    if (voided) {
      return "voided already";
    }
    if (captured == refunded) {
      return captured == 0 ? "not captured" : "refunded already";
    }
    return amount > captured - refunded ? "more than is left of what was captured" : null;
  }

  /** Carries out what was not refused. */
  void apply(Operation operation) {
    switch (operation.operation()) {
      case CAPTURE -> take(operation);
      case VOID -> voided = true;
      case REFUND -> refunded += operation.amount();
      case CHARGE, AUTHORIZE ->
          throw new IllegalArgumentException(operation.operation() + " opens a charge");
    }
  }

  private void take(Operation operation) {
    captured = operation.amount();
    settlesAt = operation.at().plus(BATCH);
  }
}
