package dev.acquit.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DemoEnvironmentTest {

  @Test
  void isOnWhereNothingIsSet() {
    assertThat(profilesWith(Map.of())).contains("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACQUIT_DATABASE_URL",
        "ACQUIT_OPERATOR_KEY",
        "ACQUIT_KEY_SECRET",
        "ACQUIT_VAULT_KEYSET",
        "ACQUIT_VAULT_OPENBAO_ADDRESS",
        "ACQUIT_WEBHOOKS_KEY",
        "ACQUIT_JOURNAL_KEY"
      })
  void isOffWhereAnythingRealIs(String setting) {
    assertThat(profilesWith(Map.of(setting, "x"))).doesNotContain("demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACQUIT_PORT", "ACQUIT_LOG_FORMAT", "SPRING_PROFILES_ACTIVE", "PATH"})
  void staysOnWhateverElseIs(String setting) {
    assertThat(profilesWith(Map.of(setting, "x"))).contains("demo");
  }

  @Test
  void canBeSwitchedByName() {
    assertThat(profilesWith(Map.of("ACQUIT_DEMO", "false"))).doesNotContain("demo");
    assertThat(profilesWith(Map.of("ACQUIT_DEMO", "true", "ACQUIT_KEY_SECRET", "x")))
        .contains("demo");
  }

  private static String[] profilesWith(Map<String, Object> settings) {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName())); // the build's own say ACQUIT_DEMO
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", settings));
    ConfigurationPropertySources.attach(environment);
    new DemoEnvironment().postProcessEnvironment(environment, new SpringApplication());
    return environment.getActiveProfiles();
  }
}
