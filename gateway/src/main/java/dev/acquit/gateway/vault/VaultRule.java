package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import java.util.List;

/** Real card numbers are not for the embedded vault, and there is no other yet. */
final class VaultRule implements SettingsRule {

  @Override
  public List<Refusal> check(Settings settings) {
    return settings.value("acquit.tokens.live-card-numbers", Boolean.class).orElse(false)
        ? List.of(
            new Refusal(
                "ACQUIT_TOKENS_LIVE_CARD_NUMBERS needs a production vault; the embedded one takes"
                    + " test cards only.",
                "Leave it out."))
        : List.of();
  }
}
