package dev.acquit.gateway.payment;

/** An account cannot be opened: its credentials lead nowhere, or there is no such adapter. */
public final class ClosedAccount extends IllegalStateException {

  public ClosedAccount(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
