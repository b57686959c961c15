package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.payment.Possibilities.Possible;

/** What people do to a payment here. */
public enum Act {
  CAPTURE(Permission.PAYMENTS_CAPTURE),
  VOID(Permission.PAYMENTS_VOID),
  REFUND(Permission.REFUNDS_CREATE);

  private final Permission permission;

  Act(Permission permission) {
    this.permission = permission;
  }

  /** Who may do it. */
  public Permission permission() {
    return permission;
  }

  /** Whether it may be done now. */
  boolean isOf(Possible possible) {
    return switch (this) {
      case CAPTURE -> possible.capture() > 0;
      case VOID -> possible.voids();
      case REFUND -> possible.refund() > 0;
    };
  }

  /** The most that it may be about, in minor units; nothing where it has no amount. */
  long most(Possible possible) {
    return switch (this) {
      case CAPTURE -> possible.capture();
      case VOID -> 0;
      case REFUND -> possible.refund();
    };
  }

  /** Whether it may be about less. */
  boolean isDivisible(Possible possible) {
    return switch (this) {
      case CAPTURE -> possible.partOfCapture();
      case VOID -> false;
      case REFUND -> possible.partOfRefund();
    };
  }
}
