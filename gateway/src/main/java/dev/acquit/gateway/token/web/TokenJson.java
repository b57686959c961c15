package dev.acquit.gateway.token.web;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.InstrumentJson;
import dev.acquit.gateway.token.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as the API shows it: a card or a bank account, and never a number. */
sealed interface TokenJson {

  static TokenJson of(Token token) {
    return switch (token.method()) {
      case Token.Card card -> ofCard(token, card);
      case Token.BankAccount account -> ofAccount(token, account);
      case Token.ProcessorToken theirs -> ofTheirs(token, theirs);
    };
  }

  private static TokenJson ofTheirs(Token token, Token.ProcessorToken theirs) {
    var mandate = token.mandate();
    var account = token.references().keySet().iterator().next();
    return new OfTheirs(
        IdKind.TOKEN.format(token.id()),
        token.live(),
        "processor_token",
        new TheirsJson(IdKind.PROCESSOR_ACCOUNT.format(account), Names.of(theirs.rail())),
        mandate == null ? null : MandateJson.of(mandate),
        token.createdAt(),
        token.expiresAt(),
        token.usedBy() != null);
  }

  private static TokenJson ofCard(Token token, Token.Card card) {
    return new OfCard(
        IdKind.TOKEN.format(token.id()),
        token.live(),
        "card",
        InstrumentJson.OfCard.of(card),
        token.createdAt(),
        token.expiresAt(),
        token.usedBy() != null);
  }

  private static TokenJson ofAccount(Token token, Token.BankAccount account) {
    var mandate = token.mandate();
    return new OfAccount(
        IdKind.TOKEN.format(token.id()),
        token.live(),
        "bank_account",
        InstrumentJson.OfAccount.of(account),
        mandate == null ? null : MandateJson.of(mandate),
        token.createdAt(),
        token.expiresAt(),
        token.usedBy() != null);
  }

  /** One of a card. */
  record OfCard(
      String id,
      boolean live,
      String type,
      InstrumentJson.OfCard card,
      Instant createdAt,
      Instant expiresAt,
      boolean used)
      implements TokenJson {}

  /** One of a processor's own. */
  record OfTheirs(
      String id,
      boolean live,
      String type,
      TheirsJson processorToken,
      @Nullable MandateJson mandate,
      Instant createdAt,
      Instant expiresAt,
      boolean used)
      implements TokenJson {}

  record TheirsJson(String processorAccount, String rail) {}

  /** One of a bank account. */
  record OfAccount(
      String id,
      boolean live,
      String type,
      InstrumentJson.OfAccount bankAccount,
      @Nullable MandateJson mandate,
      Instant createdAt,
      Instant expiresAt,
      boolean used)
      implements TokenJson {}

  record MandateJson(
      String id, String kind, String use, String status, String textVersion, Instant acceptedAt) {

    static MandateJson of(Mandate mandate) {
      return new MandateJson(
          IdKind.MANDATE.format(mandate.id()),
          Names.of(mandate.kind()),
          Names.of(mandate.use()),
          Names.of(mandate.status()),
          mandate.agreement().textVersion(),
          mandate.agreement().acceptedAt());
    }
  }
}
