package dev.acquit.gateway.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callers are known.
 *
 * @param keySecret keys the digests of API keys: without it nobody can make a key out of the
 *     database; at least 32 characters, from the environment
 * @param operatorKey lets the operator make organizations and keys; without it nobody can
 * @param remembered how long a verified key is taken without asking the database: so long may a
 *     revoked one still work
 */
@Validated
@ConfigurationProperties("acquit.access")
public record AccessSettings(
    @NotBlank @Size(min = 32, message = "has to be at least 32 characters: set ACQUIT_KEY_SECRET")
        String keySecret,
    @Nullable String operatorKey,
    @DefaultValue("5s") Duration remembered) {

  @Override
  public String toString() {
    return "AccessSettings[****]";
  }
}
