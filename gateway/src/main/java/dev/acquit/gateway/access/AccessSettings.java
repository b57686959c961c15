package dev.acquit.gateway.access;

import dev.acquit.gateway.settings.Range;
import dev.acquit.gateway.settings.StartRefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers are known.
 *
 * @param keySecret keys the digests of API keys: without it nobody can make a key out of the
 *     database; at least 32 characters, from the environment
 * @param operatorKey lets the operator make organizations and keys; without it nobody can
 * @param remembered how long a verified key is taken without asking the database: so long may a
 *     revoked one still work
 * @param proxies how many proxies stand before the gateway, each of which adds to {@code
 *     X-Forwarded-For} whom it was called by; with none, that header is not believed
 */
@ConfigurationProperties("acquit.access")
public record AccessSettings(
    String keySecret,
    @Nullable String operatorKey,
    @DefaultValue("5s") Duration remembered,
    @DefaultValue("0") @Range(least = "0", most = "10") int proxies) {

  private static final int SHORTEST_SECRET = 32;

  /** Refuses a secret that can be guessed. */
  public AccessSettings {
    if (keySecret.isBlank() || keySecret.length() < SHORTEST_SECRET) {
      throw new StartRefusedException(
          keySecret.isBlank()
              ? "ACQUIT_KEY_SECRET is not set."
              : "ACQUIT_KEY_SECRET is shorter than " + SHORTEST_SECRET + " characters.",
          "Write random characters, such as those that 'openssl rand -hex 32' prints. Keep them:"
              + " another secret ends every API key.");
    }
  }

  @Override
  public String toString() {
    return "AccessSettings[****]";
  }
}
