package dev.acquit.gateway.payment;

import java.util.UUID;

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
