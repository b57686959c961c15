package dev.acquit.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class SettingsCheckTest {

  private static final String SECRET = "hunter2";
  private static final Map<String, String> SOUND = sound();

  @Test
  void whatIsSoundPasses() {
    assertThat(whys(Map.of())).isEmpty();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var told =
        whys(
            Map.of(
                "ACQUIT_KEY_SECRET",
                SECRET,
                "ACQUIT_VAULT_KEYSET",
                SECRET,
                "ACQUIT_VAULT_FINGERPRINT_KEYSET",
                "{\"" + SECRET + "\":1}",
                "ACQUIT_DATABASE_URL",
                "jdbc:postgresql://ann:" + SECRET + "@db/acquit",
                "ACQUIT_DATABASE_POOL_SIZE",
                "0",
                "ACQUIT_DATABASE_ACQUIRETIMEOUT",
                SECRET,
                "ACQUIT_PORT",
                "tcp://10.0.0.1:8080",
                "ACQUIT_PROCESSING_SANDBOX_PROCESSOR",
                SECRET,
                "ACQUIT_TOKENS_LIVE_CARD_NUMBERS",
                "true",
                "ACQUIT_DATABSE_USERNAME",
                SECRET));

    assertThat(told)
        .containsExactlyInAnyOrder(
            "ACQUIT_KEY_SECRET is shorter than 32 characters.",
            "ACQUIT_VAULT_KEYSET is not a key set in Tink's JSON format.",
            "ACQUIT_VAULT_FINGERPRINT_KEYSET is not a key set in Tink's JSON format.",
            "ACQUIT_DATABASE_URL cannot be used: it is not of the form"
                + " postgresql://user:password@host:port/database.",
            "ACQUIT_DATABASE_POOL_SIZE is out of range.",
            "ACQUIT_DATABASE_ACQUIRE_TIMEOUT cannot be read.",
            "ACQUIT_PORT cannot be read.",
            "ACQUIT_PROCESSING_SANDBOX_PROCESSOR names no adapter.",
            "ACQUIT_TOKENS_LIVE_CARD_NUMBERS needs a production vault; the embedded one takes test"
                + " cards only.",
            "ACQUIT_DATABSE_USERNAME is not a setting.");
    assertThat(told).allSatisfy(why -> assertThat(why).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACQUIT_KEY_SECRET||ACQUIT_KEY_SECRET is not set.",
        "ACQUIT_WEBHOOKS_KEY||ACQUIT_WEBHOOKS_KEY is not set.",
        "ACQUIT_WEBHOOKS_KEY|hunter2|ACQUIT_WEBHOOKS_KEY is shorter than 32 characters.",
        "ACQUIT_JOURNAL_KEY||ACQUIT_JOURNAL_KEY is not set.",
        "ACQUIT_JOURNAL_KEY|hunter2|ACQUIT_JOURNAL_KEY is shorter than 32 characters.",
        "ACQUIT_ACCESS_PROXIES|11|ACQUIT_ACCESS_PROXIES is out of range.",
        "ACQUIT_WEBHOOKS_PAUSES|often|ACQUIT_WEBHOOKS_PAUSES cannot be read.",
        "ACQUIT_WEBHOOKS_LEASE|15s|ACQUIT_WEBHOOKS_LEASE is not half as long"
            + " again as ACQUIT_WEBHOOKS_TIME_LIMIT.",
        "ACQUIT_WEBHOOKS_ALLOWED_NETWORKS|localhost|ACQUIT_WEBHOOKS_ALLOWED_NETWORKS cannot be"
            + " read.",
        "ACQUIT_ROUTING_BIN_COUNTRIES_FILE|none.csv|ACQUIT_ROUTING_BIN_COUNTRIES_FILE cannot be"
            + " read.",
        "ACQUIT_VAULT_KEYSET||ACQUIT_VAULT_KEYSET is not set.",
        "ACQUIT_DATABASE_URL|postgresql://db/x|ACQUIT_DATABASE_URL cannot be used: neither it nor"
            + " ACQUIT_DATABASE_USERNAME names a user.",
        "ACQUIT_DATABASE_POOL_SIZE|201|ACQUIT_DATABASE_POOL_SIZE is out of range.",
        "ACQUIT_DATABASE_DURABLE|perhaps|ACQUIT_DATABASE_DURABLE cannot be read.",
        "ACQUIT_PORT|65536|ACQUIT_PORT is out of range.",
        "ACQUIT_LOG_FORMAT|xml|ACQUIT_LOG_FORMAT is no format.",
        "ACQUIT_DEMO|maybe|ACQUIT_DEMO cannot be read.",
        "ACQUIT_VAULT_KIND|paper|ACQUIT_VAULT_KIND is no vault.",
        "ACQUIT_VAULT_KIND|openbao|ACQUIT_VAULT_OPENBAO_ADDRESS is not set.",
        "ACQUIT_TOKENS_LIFETIME|-1s|ACQUIT_TOKENS_LIFETIME is out of range.",
        "ACQUIT_PAYMENTS_PATIENCE|15|ACQUIT_PAYMENTS_PATIENCE has no unit.",
        "ACQUIT_PAYMENTS_PATIENCE|3m|acquit.payments.patience must not be longer than"
            + " acquit.payments.abandoned-after.",
        "ACQUIT_PROCESSING_MONEY|121s|ACQUIT_PAYMENTS_ABANDONED_AFTER is shorter than"
            + " ACQUIT_PROCESSING_MONEY.",
        "ACQUIT_PROCESSING_SANDBOX_BASEURL||ACQUIT_PROCESSING_SANDBOX_BASE_URL is not set."
      })
  void eachIsTold(String variable, String value, String why) {
    assertThat(whys(Map.of(variable, value == null ? "" : value))).containsExactly(why);
  }

  @Test
  void theRemedySaysWhatToWrite() {
    assertThat(refusals(Map.of("ACQUIT_DATABASE_POOLSIZE", "many"), Map.of()))
        .singleElement()
        .extracting(Refusal::remedy)
        .isEqualTo("Write a whole number, from 1 to 200. Without it, it is 16.");
    assertThat(refusals(Map.of("ACQUIT_DB_URL", "x"), Map.of()))
        .singleElement()
        .extracting(Refusal::remedy)
        .isEqualTo("Did you mean ACQUIT_DATABASE_URL?");
  }

  @Test
  void anotherVaultNeedsNoKeySetsAndTakesRealNumbers() {
    var variables = new HashMap<String, Object>(SOUND);
    variables.keySet().removeIf(name -> name.startsWith("ACQUIT_VAULT_"));
    variables.put("ACQUIT_TOKENS_LIVE_CARD_NUMBERS", "true");
    variables.put("ACQUIT_VAULT_KIND", "openbao");
    variables.put("ACQUIT_VAULT_OPENBAO_ADDRESS", "https://vault.example.com:8200");
    variables.put("ACQUIT_VAULT_OPENBAO_ROLE_ID", "59d6d1ca");
    variables.put("ACQUIT_VAULT_OPENBAO_SECRET_ID", SECRET);
    assertThat(refusals(variables)).isEmpty();
  }

  @Test
  void allThatIsWrongWithAnotherVaultIsToldAtOnce() {
    var told =
        whys(
            Map.of(
                "ACQUIT_VAULT_KIND",
                "openbao",
                "ACQUIT_VAULT_OPENBAO_ADDRESS",
                "http://" + SECRET + ".example.com",
                "ACQUIT_VAULT_OPENBAO_TOKEN",
                SECRET,
                "ACQUIT_VAULT_OPENBAO_SECRET_ID",
                SECRET,
                "ACQUIT_VAULT_OPENBAO_KV_MOUNT",
                "../" + SECRET,
                "ACQUIT_VAULT_OPENBAO_KEY_VERSION",
                "0",
                "ACQUIT_VAULT_OPENBAO_NAMESPCE",
                SECRET));

    assertThat(told)
        .containsExactlyInAnyOrder(
            "ACQUIT_VAULT_OPENBAO_ADDRESS is no safe way to a vault.",
            "The gateway cannot log in to the vault as ACQUIT_VAULT_OPENBAO_... says.",
            "ACQUIT_VAULT_OPENBAO_KV_MOUNT is no path.",
            "ACQUIT_VAULT_OPENBAO_KEY_VERSION is out of range.",
            "ACQUIT_VAULT_OPENBAO_NAMESPCE is not a setting.");
    assertThat(told).allSatisfy(why -> assertThat(why).doesNotContain(SECRET));
  }

  @Test
  void aNameInAFileIsReadToo() {
    assertThat(refusals(Map.of(), Map.of("acquit.database.pol-size", "3")))
        .singleElement()
        .extracting(Refusal::remedy)
        .isEqualTo("Did you mean acquit.database.pool-size?");
  }

  @ParameterizedTest
  @CsvSource({
    "ACQUIT_SERVICE_HOST,10.0.0.1",
    "ACQUIT_PORT_8080_TCP_ADDR,10.0.0.1",
    "ACQUIT_PROCESSOR_ACME_KEY,secret",
    "ACQUIT_SIMULATOR_PORT,8090",
    "ACQUIT_DATABASE_POOLSIZE,3"
  })
  void whatIsAnothersPasses(String variable, String value) {
    assertThat(whys(Map.of(variable, value))).isEmpty();
  }

  private static List<String> whys(Map<String, String> variables) {
    return refusals(variables, Map.of()).stream().map(Refusal::why).toList();
  }

  private static List<Refusal> refusals(Map<String, String> variables, Map<String, Object> file) {
    var all = new HashMap<String, Object>(SOUND);
    all.putAll(variables);
    return check(all, file);
  }

  /** Of a gateway with these variables and no others. */
  static List<Refusal> refusals(Map<String, Object> variables) {
    return check(variables, Map.of());
  }

  private static List<Refusal> check(Map<String, Object> all, Map<String, Object> file) {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName()));
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", all));
    sources.addLast(new MapPropertySource("file", file));
    try {
      var yaml = new ClassPathResource("application.yaml");
      new YamlPropertySourceLoader().load("application.yaml", yaml).forEach(sources::addLast);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    ConfigurationPropertySources.attach(environment);
    var check = new SettingsCheck(_ -> new NoOpLog());
    var refused =
        catchThrowableOfType(
            StartRefusedException.class,
            () -> check.postProcessEnvironment(environment, new SpringApplication()));
    return refused == null ? List.of() : refused.refusals();
  }

  private static Map<String, String> sound() {
    var keys = EmbeddedVaultKeys.generate().toText().lines().toList();
    return Map.of(
        "ACQUIT_KEY_SECRET", "a-secret-of-the-tests-and-of-nobody-else",
        "ACQUIT_VAULT_KEYSET", keys.getFirst().split("=", 2)[1],
        "ACQUIT_VAULT_FINGERPRINT_KEYSET", keys.getLast().split("=", 2)[1],
        "ACQUIT_DATABASE_URL", "postgresql://ann@127.0.0.1/acquit",
        "ACQUIT_PROCESSING_SANDBOX_PROCESSOR", "simulator",
        "ACQUIT_PROCESSING_SANDBOX_BASEURL", "http://127.0.0.1:8090",
        "ACQUIT_WEBHOOKS_KEY", "a-secret-of-the-tests-and-of-nobody-else",
        "ACQUIT_JOURNAL_KEY", "a-secret-of-the-tests-and-of-nobody-else");
  }
}
