package dev.acquit.gateway.payment;

/** Port: how resources look in the API. Rendered before the statement that saves them. */
public interface Rendering {

  byte[] of(Payment payment);

  byte[] of(Refund refund);

  /** The refund where the subject has one, else the payment. */
  default byte[] of(Subject subject) {
    return subject.refund() == null ? of(subject.payment()) : of(subject.refund());
  }
}
