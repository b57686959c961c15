package dev.acquit.gateway.token;

import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Instrument;
import dev.acquit.vault.Secret;
import dev.acquit.vault.SecurityCode;

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
      case NewMethod.ProcessorToken token -> new Token.ProcessorToken(token.rail());
    };
  }

  /** Whose account it is, as a mandate keeps it. */
  static Payor payor(NewMethod.BankAccount account) {
    return new Payor(
        account.holderName(),
        account.accountType(),
        lastOf(account.accountNumber()),
        account.bank().replaceAll("[0-9](?=[-0-9]*[0-9]{3}$)", "*"));
  }

  /** What the vault keeps. */
  static Secret secretOf(NewMethod method) {
    return switch (method) {
      case NewMethod.Card card ->
          new Secret.CardNumber(
              card.number(),
              card.securityCode() == null ? null : new SecurityCode(card.securityCode()));
      case NewMethod.BankAccount account ->
          new Secret.BankNumbers(Names.of(account.rail()), account.bank(), account.accountNumber());
      case NewMethod.ProcessorToken _ -> throw noNumber();
    };
  }

  /** What a processor keeps. */
  static Instrument whole(NewMethod method) {
    return switch (method) {
      case NewMethod.Card card ->
          new Instrument.Card(
              card.number(),
              card.expMonth(),
              card.expYear(),
              card.securityCode(),
              card.holderName(),
              card.billingAddress());
      case NewMethod.BankAccount account ->
          new Instrument.BankAccount(
              account.rail(),
              account.bank(),
              account.accountNumber(),
              account.accountType(),
              account.holderName(),
              account.holderType(),
              account.billingAddress(),
              null);
      case NewMethod.ProcessorToken _ -> throw noNumber();
    };
  }

  private static IllegalArgumentException noNumber() {
    return new IllegalArgumentException("A processor's token holds no number");
  }

  /** What is charged: what the vault kept, and what stands beside it. */
  static Instrument of(Token.Chargeable token, Secret secret) {
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
      default -> throw new IllegalStateException("The vault holds another kind of number");
    };
  }

  /** Of a short number less than four, and never more than half. */
  private static String lastOf(String digits) {
    return digits.substring(digits.length() - Math.min(LAST_LENGTH, digits.length() / 2));
  }
}
