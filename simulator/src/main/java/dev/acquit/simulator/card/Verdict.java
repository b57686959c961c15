package dev.acquit.simulator.card;

import org.jspecify.annotations.Nullable;

/**
 * What the issuer thinks of a card.
 *
 * @param declineCode why a charge is declined, null where it is approved
 * @param saves whether it can be turned into a token
 */
public record Verdict(@Nullable String declineCode, boolean saves) {

  static final Verdict APPROVES = new Verdict(null, true);
  static final Verdict UNKNOWN_NUMBER = declines("invalid_card_number");

  static Verdict declines(String code) {
    return new Verdict(code, false);
  }

  static Verdict savesButDeclines(String code) {
    return new Verdict(code, true);
  }
}
