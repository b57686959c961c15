package dev.acquit.gateway.demo;

import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Turns the demo on where nobody has configured anything real: then {@code application-demo.yaml}
 * is read too.
 */
class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

  static final String PROFILE = "demo";

  private static final String SWITCH = "acquit.demo";
  private static final List<String> REAL_SETTINGS =
      List.of(
          "ACQUIT_DATABASE_URL",
          "ACQUIT_OPERATOR_KEY",
          "ACQUIT_KEY_SECRET",
          "ACQUIT_VAULT_KEYSET",
          "ACQUIT_VAULT_FINGERPRINT_KEYSET",
          "ACQUIT_VAULT_OPENBAO_ADDRESS",
          "ACQUIT_WEBHOOKS_KEY",
          "ACQUIT_JOURNAL_KEY",
          "acquit.database.url",
          "acquit.access.operator-key",
          "acquit.access.key-secret",
          "acquit.vault.keyset",
          "acquit.vault.openbao.address",
          "acquit.webhooks.key",
          "acquit.journal.key");
  private static final int BEFORE_CONFIGURATION_FILES = Ordered.HIGHEST_PRECEDENCE + 5;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var nothingReal = REAL_SETTINGS.stream().noneMatch(environment::containsProperty);
    if (isOn(environment, nothingReal)) {
      environment.addActiveProfile(PROFILE);
    }
  }

  private static boolean isOn(ConfigurableEnvironment environment, boolean otherwise) {
    try {
      return environment.getProperty(SWITCH, Boolean.class, otherwise);
    } catch (ConversionException _) { // told with all else that is wrong
      return false;
    }
  }

  @Override
  public int getOrder() {
    return BEFORE_CONFIGURATION_FILES;
  }
}
