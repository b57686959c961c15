package dev.acquit.gateway.token;

import dev.acquit.processor.Instrument;
import dev.acquit.vault.Secret;

/** What pays in its three shapes: as it came, as it is shown, as it is charged. */
final class Instruments {

  private static final int BIN_LENGTH = 6;
  private static final int LAST_LENGTH = 4;

  private Instruments() {}

  /** What may be shown of it. */
  static Token.Method shown(NewMethod method, String fingerprint) {
    return switch (method) {
      case NewMethod.Card card ->
          new Token.Card(
              CardBrand.of(card.number()),
              lastOf(card.number()),
              card.number().substring(0, BIN_LENGTH),
              card.expMonth(),
              card.expYear(),
              fingerprint);
      case NewMethod.BankAccount account ->
          new Token.BankAccount(
              account.rail(),
              account.accountType(),
              account.holderType(),
              lastOf(account.accountNumber()),
              fingerprint);
    };
  }

  /** What is charged: what the vault kept, and what stands beside it. */
  static Instrument of(Token token, Secret secret) {
    return switch (secret) {
      case Secret.CardNumber(var number, _) when token.method() instanceof Token.Card card ->
          new Instrument.Card(
              number,
              card.expMonth(),
              card.expYear(),
              null,
              token.holderName(),
              token.billingAddress());
      case Secret.BankNumbers(_, var bank, var number)
          when token.method() instanceof Token.BankAccount account ->
          new Instrument.BankAccount(
              account.rail(),
              bank,
              number,
              account.accountType(),
              token.holderName() == null ? "" : token.holderName(),
              account.holderType(),
              token.billingAddress(),
              null);
      default -> throw new IllegalStateException("The vault holds another kind than the token");
    };
  }

  /** Of a short number less than four, and never more than half. */
  private static String lastOf(String digits) {
    return digits.substring(digits.length() - Math.min(LAST_LENGTH, digits.length() / 2));
  }
}
