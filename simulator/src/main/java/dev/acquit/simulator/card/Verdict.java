package dev.acquit.simulator.card;

import dev.acquit.simulator.ledger.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What the issuer thinks of a card.
 *
 * @param declineCode why a charge is declined, null where it is approved
 * @param saves whether it can be turned into a token
 * @param fate what becomes of an approved charge later, null for nothing special
 */
public record Verdict(@Nullable String declineCode, boolean saves, @Nullable Fate fate) {

  static final Verdict APPROVES = approvesAndThen(null);
  static final Verdict UNKNOWN_NUMBER = declines("invalid_card_number");

  static Verdict declines(String code) {
    return new Verdict(code, false, null);
  }

  static Verdict savesButDeclines(String code) {
    return new Verdict(code, true, null);
  }

  static Verdict approvesAndThen(@Nullable Fate fate) {
    return new Verdict(null, true, fate);
  }
}
