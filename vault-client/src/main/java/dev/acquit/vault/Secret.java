package dev.acquit.vault;

import org.jspecify.annotations.Nullable;

/** What a vault keeps. Prints nothing of it. */
public sealed interface Secret {

  /**
   * What the fingerprint is taken over: equal for the same card or account, however it was typed.
   */
  String identity();

  /**
   * A card number.
   *
   * @param number digits only
   * @param securityCode kept apart, at most 15 minutes; never comes back with {@link Vault#reveal}
   */
  record CardNumber(String number, @Nullable SecurityCode securityCode) implements Secret {

    @Override
    public String identity() {
      return "card:" + number;
    }

    @Override
    public String toString() {
      return "CardNumber[****]";
    }
  }

  /**
   * A bank account's numbers.
   *
   * @param bank the routing number, or the institution and transit numbers joined by a dash
   */
  record BankNumbers(String rail, String bank, String accountNumber) implements Secret {

    @Override
    public String identity() {
      return "bank:" + rail + ":" + bank + ":" + accountNumber;
    }

    @Override
    public String toString() {
      return "BankNumbers[" + rail + "]";
    }
  }
}
