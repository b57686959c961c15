package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import java.util.ArrayList;
import java.util.List;

/** Real card numbers are not for the embedded vault, and another one has to be somewhere. */
final class VaultRule implements SettingsRule {

  @Override
  public List<Refusal> check(Settings settings) {
    var refusals = new ArrayList<Refusal>();
    var kind = settings.value(VaultSettings.KIND, String.class).orElse(VaultSettings.EMBEDDED);
    var openbao = kind.equals(VaultSettings.OPENBAO);
    if (!openbao && liveCardNumbers(settings)) {
      refusals.add(
          new Refusal(
              "ACQUIT_TOKENS_LIVE_CARD_NUMBERS needs a production vault; the embedded one takes"
                  + " test cards only.",
              "Leave it out, or choose another vault with ACQUIT_VAULT_KIND."));
    }
    if (openbao && settings.sound(VaultSettings.class).filter(VaultRule::isNowhere).isPresent()) {
      refusals.add(
          new Refusal(
              "ACQUIT_VAULT_OPENBAO_ADDRESS is not set.",
              "Write an address, such as https://vault.example.com:8200. docs/vaults.md tells what"
                  + " else it needs."));
    }
    return refusals;
  }

  private static boolean liveCardNumbers(Settings settings) {
    return settings.value("acquit.tokens.live-card-numbers", Boolean.class).orElse(false);
  }

  private static boolean isNowhere(VaultSettings settings) {
    return settings.openbao() == null;
  }
}
