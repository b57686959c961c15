package dev.acquit.gateway.token.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.Mandate;
import dev.acquit.gateway.token.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as the API shows it: with a card or a bank account, and never a number. */
record TokenJson(
    String id,
    boolean live,
    String type,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CardJson card,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountJson bankAccount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MandateJson mandate,
    Instant createdAt,
    Instant expiresAt,
    boolean used) {

  static TokenJson of(Token token) {
    var mandate = token.mandate();
    return switch (token.method()) {
      case Token.Card card -> of(token, "card", CardJson.of(card), null, null);
      case Token.BankAccount account ->
          of(
              token,
              "bank_account",
              null,
              AccountJson.of(account),
              mandate == null ? null : MandateJson.of(mandate));
    };
  }

  private static TokenJson of(
      Token token,
      String type,
      @Nullable CardJson card,
      @Nullable AccountJson account,
      @Nullable MandateJson mandate) {
    return new TokenJson(
        IdKind.TOKEN.format(token.id()),
        token.live(),
        type,
        card,
        account,
        mandate,
        token.createdAt(),
        token.expiresAt(),
        token.usedBy() != null);
  }

  record CardJson(
      String brand, String last4, int expMonth, int expYear, String bin, String fingerprint) {

    static CardJson of(Token.Card card) {
      return new CardJson(
          Names.of(card.brand()),
          card.last4(),
          card.expMonth(),
          card.expYear(),
          card.bin(),
          card.fingerprint());
    }
  }

  record AccountJson(
      String rail, String last4, String accountType, String holderType, String fingerprint) {

    static AccountJson of(Token.BankAccount account) {
      return new AccountJson(
          Names.of(account.rail()),
          account.last4(),
          Names.of(account.accountType()),
          Names.of(account.holderType()),
          account.fingerprint());
    }
  }

  record MandateJson(
      String id, String kind, String use, String status, String textVersion, Instant acceptedAt) {

    static MandateJson of(Mandate mandate) {
      return new MandateJson(
          IdKind.MANDATE.format(mandate.id()),
          Names.of(mandate.kind()),
          Names.of(mandate.use()),
          Names.of(mandate.status()),
          mandate.textVersion(),
          mandate.acceptedAt());
    }
  }
}
