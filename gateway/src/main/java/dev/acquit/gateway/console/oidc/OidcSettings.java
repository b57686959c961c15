package dev.acquit.gateway.console.oidc;

import dev.acquit.gateway.settings.StartRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people may sign in besides here. Without an issuer they sign in with their password alone.
 *
 * @param issuer as the provider names itself; what it publishes is found below it
 * @param clientId how it knows this gateway
 * @param clientSecret by which this gateway proves that; from the environment
 * @param address where browsers reach the console's gateway, without a path
 * @param timeLimit for each question to the provider
 */
@ConfigurationProperties("acquit.console.oidc")
public record OidcSettings(
    @Nullable URI issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable URI address,
    @DefaultValue("5s") Duration timeLimit) {

  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Refuses what nobody could sign in by, and secrets in the open. */
  public OidcSettings {
    if (issuer != null) {
      needed(
          clientId, "ACQUIT_CONSOLE_OIDC_CLIENT_ID", "Write how the provider knows this gateway.");
      needed(clientSecret, "ACQUIT_CONSOLE_OIDC_CLIENT_SECRET", "Write what the provider gave.");
      needed(address, "ACQUIT_CONSOLE_OIDC_ADDRESS", "Write where browsers reach this gateway.");
      if (!"https".equals(issuer.getScheme()) && !HERE.contains(issuer.getHost())) {
        throw new StartRefusedException(
            "ACQUIT_CONSOLE_OIDC_ISSUER is not an https address.",
            "Write one: whoever is on the way could say who somebody is.");
      }
    }
  }

  private static void needed(@Nullable Object value, String name, String what) {
    if (value == null || value.toString().isBlank()) {
      throw new StartRefusedException(name + " is not set.", what);
    }
  }

  /** Whether people may sign in there. */
  public boolean isOffered() {
    return issuer != null;
  }

  static <T> T set(@Nullable T value) {
    return Objects.requireNonNull(value, "only where there is an issuer");
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + "]";
  }
}
