package dev.acquit.gateway.webhook.delivery;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import dev.acquit.gateway.webhook.WebhookSettings;
import java.util.List;

/** A network that nobody can read would stay closed, unnoticed. */
final class NetworksRule implements SettingsRule {

  @Override
  public List<Refusal> check(Settings settings) {
    var readable =
        settings
            .sound(WebhookSettings.class)
            .map(webhooks ->
                webhooks.eachAllowedNetwork().stream()
                    .allMatch(network -> Network.parse(network).isPresent()))
            .orElse(true);
    return readable
        ? List.of()
        : List.of(
            new Refusal(
                "ACQUIT_WEBHOOKS_ALLOWED_NETWORKS cannot be read.",
                "Write networks in CIDR notation, such as 10.1.2.0/24 fd00:1::/64."));
  }
}
