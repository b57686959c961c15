package dev.acquit.gateway.token.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.Token;
import java.time.Instant;

/** A token as the API shows it. */
record TokenJson(
    String id,
    boolean live,
    String type,
    CardJson card,
    Instant createdAt,
    Instant expiresAt,
    boolean used) {

  static TokenJson of(Token token) {
    return new TokenJson(
        IdKind.TOKEN.format(token.id()),
        token.live(),
        "card",
        CardJson.of(token.card()),
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
}
