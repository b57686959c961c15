package dev.acquit.gateway.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payment has to do with a method that a user keeps. */
public record MethodUse(UUID method, Stage stage) {

  /** Once the payment stands so. What was decided stays: a late success saves nothing. */
  MethodUse after(PaymentStatus status) {
    return stage == Stage.SAVING ? new MethodUse(method, decided(status)) : this;
  }

  private static Stage decided(PaymentStatus status) {
    return switch (status) {
      case SUCCEEDED, AUTHORIZED, PROCESSING, RETURNED -> Stage.SAVED;
      case FAILED, CANCELED -> Stage.NOT_SAVED;
      case SUBMITTED, UNKNOWN, REQUIRES_ACTION -> Stage.SAVING;
    };
  }

  /**
   * The method that pays, or that was saved with consent; null where none may be named: that one is
   * kept which the organization may not use would tell what the user has elsewhere.
   */
  public static @Nullable UUID named(Payment payment) {
    var saving = payment.terms().details().saving();
    var use = payment.method();
    return use == null
        ? null
        : switch (use.stage) {
          case PAYS -> use.method;
          case SAVED -> saving == null || saving.consent() == null ? null : use.method;
          case SAVING, NOT_SAVED -> null;
        };
  }

  MethodUse notSaved() {
    return new MethodUse(method, Stage.NOT_SAVED);
  }

  /** How far it has come. */
  public enum Stage {
    /** It was saved before, and is what is charged. */
    PAYS,
    /** It has its place in the wallet, and is not there for anybody. */
    SAVING,
    SAVED,
    NOT_SAVED
  }
}
