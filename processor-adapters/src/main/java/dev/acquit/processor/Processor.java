package dev.acquit.processor;

/**
 * A kind of processor. One organization may hold several accounts of one processor, so it only
 * opens accounts.
 */
public interface Processor {

  /** The stable name that accounts, attempts and settings use: lower case, as in {@code acme}. */
  String name();

  /**
   * Opens an account: pure assembly, no call is made.
   *
   * @throws IllegalArgumentException if a credential that this processor needs is missing, named in
   *     the message
   */
  ProcessorAccount open(Account account);
}
