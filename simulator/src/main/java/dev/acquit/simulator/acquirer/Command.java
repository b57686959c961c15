package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.bank.BankAccount;
import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.ledger.Operation;
import org.jspecify.annotations.Nullable;

/** Something that an account asks for, under a reference of its own that is used once. */
public sealed interface Command {

  String account();

  String reference();

  @Nullable String merchantReference();

  /** What it becomes in the ledger. */
  Operation.Kind kind();

  /**
   * Takes or holds money, or only asks whether a card is good.
   *
   * @param validate whether a bank account is to be validated before it is debited
   */
  record Open(
      String account,
      String reference,
      @Nullable String merchantReference,
      long amount,
      String currency,
      Operation.Kind kind,
      Source source,
      boolean validate)
      implements Command {}

  /**
   * Does something to an earlier charge.
   *
   * @param charge the id of the charge, or of its capture
   * @param amount null for all that is left
   */
  record Change(
      String account,
      String reference,
      @Nullable String merchantReference,
      Operation.Kind kind,
      String charge,
      @Nullable Long amount)
      implements Command {}

  /** What is charged. */
  sealed interface Source {

    /** As it came: it could be saved. */
    sealed interface Fresh extends Source {}

    /** A card, as it came. */
    record NewCard(Card card) implements Fresh {}

    /** A bank account, as it came. */
    record NewBankAccount(BankAccount account) implements Fresh {}

    /** A token of this account. */
    record Token(String token) implements Source {}
  }
}
