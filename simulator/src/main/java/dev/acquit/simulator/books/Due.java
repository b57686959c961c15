package dev.acquit.simulator.books;

/** What the books have to see to when its time has come, if it still applies by then. */
public sealed interface Due {

  /** The money of a charge clears. */
  record Settlement(String charge) implements Due {}

  /** A bank returns a debit. */
  record Return(String charge) implements Due {}

  /** A refund that waits arrives. */
  record Refund(String refund) implements Due {}

  /** A refund comes back. */
  record RefundFailure(String refund) implements Due {}

  /** A payer disputes a charge. */
  record Complaint(String charge) implements Due {}

  /** What an account has coming in a currency is paid out. */
  record Payday(String account, String currency) implements Due {}
}
