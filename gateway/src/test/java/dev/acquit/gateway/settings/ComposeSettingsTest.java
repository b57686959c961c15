package dev.acquit.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.YamlFile;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gateway would start with what {@code docker/compose.yaml} tells it. */
class ComposeSettingsTest {

  private static final Path COMPOSE = Path.of("..", "docker", "compose.yaml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):([-?])([^}]*)}");

  @Test
  void itIsSound() throws IOException {
    assertThat(SettingsCheckTest.refusals(composed(operators()))).isEmpty();
  }

  @Test
  void itHidesNothingFromTheCheck() throws IOException {
    var operators = new HashMap<>(operators());
    operators.put("ACQUIT_KEY_SECRET", "short");

    assertThat(SettingsCheckTest.refusals(composed(operators)))
        .extracting(Refusal::why)
        .containsExactly("ACQUIT_KEY_SECRET is shorter than 32 characters.");
  }

  /** What docker/README.md has an operator write. */
  private static Map<String, String> operators() {
    var keys = EmbeddedVaultKeys.generate().toText().lines().toList();
    return Map.of(
        "ACQUIT_KEY_SECRET",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "ACQUIT_OPERATOR_KEY",
        "aq_operator_0123456789abcdef0123456789abcdef",
        "ACQUIT_VAULT_KEYSET",
        keys.getFirst().split("=", 2)[1],
        "ACQUIT_VAULT_FINGERPRINT_KEYSET",
        keys.getLast().split("=", 2)[1],
        "ACQUIT_WEBHOOKS_KEY",
        "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
        "ACQUIT_JOURNAL_KEY",
        "02468ace13579bdf02468ace13579bdf02468ace13579bdf02468ace13579bdf");
  }

  private static Map<String, Object> composed(Map<String, String> operators) throws IOException {
    var environment = new HashMap<String, Object>();
    YamlFile.read(COMPOSE)
        .at("/services/gateway/environment")
        .properties()
        .forEach(variable ->
            environment.put(
                variable.getKey(), interpolated(variable.getValue().asString(), operators)));
    return environment;
  }

  /** As Compose does: <code>${NAME:-default}</code>, and <code>${NAME:?needed}</code>. */
  private static String interpolated(String value, Map<String, String> operators) {
    return VARIABLE
        .matcher(value)
        .replaceAll(found -> {
          var given = operators.get(found.group(1));
          assertThat(given != null || found.group(2).equals("-")).as(found.group()).isTrue();
          return Matcher.quoteReplacement(given == null ? found.group(3) : given);
        });
  }
}
