package dev.acquit.gateway.token;

import dev.acquit.gateway.money.Names;

/** What the API shows of a card or of a bank account, wherever one stands: never its number. */
public sealed interface InstrumentJson {

  record OfCard(
      String brand, String last4, int expMonth, int expYear, String bin, String fingerprint)
      implements InstrumentJson {

    public static OfCard of(Token.Card card) {
      return new OfCard(
          Names.of(card.brand()),
          card.last4(),
          card.expMonth(),
          card.expYear(),
          card.bin(),
          card.fingerprint());
    }
  }

  record OfAccount(
      String rail, String last4, String accountType, String holderType, String fingerprint)
      implements InstrumentJson {

    public static OfAccount of(Token.BankAccount account) {
      return new OfAccount(
          Names.of(account.rail()),
          account.last4(),
          Names.of(account.accountType()),
          Names.of(account.holderType()),
          account.fingerprint());
    }
  }
}
