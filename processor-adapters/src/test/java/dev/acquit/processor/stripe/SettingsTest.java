package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @ParameterizedTest
  @CsvSource({
    "rails, cards",
    "rails, card;ach",
    "api_version, newest",
    "account, merchant_1",
    "ach_verification, never",
    "pad_verification, never",
    "three_d_secure, always",
    "network_transaction_id, maybe",
    "customers, maybe",
    "quiet_period, 5",
    "quiet_period, PT0S",
    "replay_window, PT25H",
    "replay_window, 5m",
    "action_window, -PT1H"
  })
  void senselessSettingIsNamedAndNotRepeated(String name, String value) {
    assertThatThrownBy(() -> open("sk_test_1", false, Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageNotContaining(value + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "sk_live_1, false",
    "rk_live_1, false",
    "sk_test_1, true",
    "rk_test_1, true",
    "pk_test_1, false"
  })
  void keyOfAnotherKindOpensNothing(String key, boolean live) {
    assertThatThrownBy(() -> open(key, live, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api_key")
        .hasMessageNotContaining(key);
  }

  @Test
  void defaultsAreWhatStripeDocuments() {
    var capabilities = open("rk_live_1", true, Map.of()).capabilities();
    assertThat(capabilities.rails()).containsOnlyKeys(Rail.values());
    assertThat(capabilities.doubt().quietPeriod()).isEqualTo(Duration.ofMinutes(5));
    assertThat(capabilities.doubt().replay()).isEqualTo(Duration.ofHours(23));
    assertThat(capabilities.doubt().lookups()).doesNotContain(Operation.VERIFY).hasSize(5);
    assertThat(capabilities.doubt().voidsByReference()).isFalse();
    assertThat(capabilities.asksPayer()).isTrue();
    assertThat(capabilities.polled()).isTrue();
    assertThat(capabilities.on(Rail.ACH).takes("CAD")).isFalse();
    assertThat(capabilities.on(Rail.CARD).undoes()).isFalse();
  }

  @Test
  void settingsNarrowAndMove() {
    var settings = Map.of("rails", "card, eft", "quiet_period", "PT10M", "replay_window", "PT12H");
    var capabilities = open("sk_test_1", false, settings).capabilities();
    assertThat(capabilities.rails()).containsOnlyKeys(Rail.CARD, Rail.EFT);
    assertThat(capabilities.doubt().quietPeriod()).isEqualTo(Duration.ofMinutes(10));
    assertThat(capabilities.doubt().replay()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void profileNamesTheAddressAndPatience() {
    var profile = new StripeProcessor().profile();
    assertThat(profile.url(true)).contains(URI.create("https://api.stripe.com"));
    assertThat(profile.url(false)).contains(URI.create("https://api.stripe.com"));
    assertThat(profile.deadlines().of(Operation.CHARGE)).isEqualTo(Duration.ofSeconds(80));
    assertThat(profile.needs())
        .filteredOn(need -> !need.secret())
        .hasSize(12)
        .noneMatch(Need::required);
  }

  private static ProcessorAccount open(String key, boolean live, Map<String, String> settings) {
    return new StripeProcessor()
        .open(
            new Account(
                "stripe", live, NOWHERE, Map.of("api_key", key), settings, Deadlines.DEFAULT));
  }
}
