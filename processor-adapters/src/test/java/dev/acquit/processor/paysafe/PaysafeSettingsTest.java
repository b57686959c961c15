package dev.acquit.processor.paysafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may be made of. */
class PaysafeSettingsTest {

  private static final String ADDRESS = "https://api.test.paysafe.com";

  @Test
  void capabilitiesAreTheSettings() {
    var capabilities = PaysafeDesk.open(ADDRESS, Map.of("rails", ""), Map.of()).capabilities();
    assertThat(capabilities.rails().keySet()).isEqualTo(EnumSet.allOf(Rail.class));
    assertThat(capabilities.doubt())
        .isEqualTo(
            new Doubt(EnumSet.allOf(Operation.class), Duration.ofMinutes(5), Duration.ZERO, false));
    assertThat(capabilities.reportedLater()).isEmpty();
    assertThat(capabilities.asksPayer()).isTrue();
    assertThat(capabilities.on(Rail.EFT).takes("USD")).isFalse();
    assertThat(capabilities.on(Rail.ACH).takes("CAD")).isFalse();
    assertThat(capabilities.on(Rail.CARD).takes("JPY")).isTrue();
    var other =
        PaysafeDesk.open(
                ADDRESS,
                Map.of("rails", "EFT", "three_ds", "never", "quiet_period", "PT1M"),
                Map.of())
            .capabilities();
    assertThat(other.rails().keySet()).isEqualTo(Set.of(Rail.EFT));
    assertThat(other.asksPayer()).isFalse();
    assertThat(other.doubt().quietPeriod()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "rails, 'card,cheque'",
    "card_account_id, 12/34",
    "ach_account_id, a b",
    "eft_account_id, €1",
    "simulator, internal!",
    "three_ds, native",
    "ach_pay_method, CCD?",
    "cleared_statuses, cleared!",
    "token_currency, cad",
    "api_prefix, paymenthub/v1",
    "advice_field, a.b",
    "category_field, 1a",
    "quiet_period, 5m",
    "quiet_period, -PT1M",
    "action_window, P8D"
  })
  void senselessSettingIsNamedAndNotRepeated(String setting, String value) {
    assertThatThrownBy(() -> PaysafeDesk.open(ADDRESS, Map.of(setting, value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + setting + "'")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @CsvSource({"no-colon-in-it", "user:", ":password-only", "two words:here"})
  void senselessKeyIsNamedAndNotRepeated(String key) {
    assertThatThrownBy(() -> PaysafeDesk.open(ADDRESS, Map.of(), Map.of("api_key", key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'api_key'")
        .hasMessageNotContaining(key);
  }

  @Test
  void liveAccountHasNoSimulator() {
    var account =
        new Account(
            "live",
            true,
            URI.create("https://api.paysafe.com"),
            Map.of("api_key", PaysafeKit.API_KEY),
            Map.of("simulator", "EXTERNAL"),
            Deadlines.DEFAULT);
    assertThatThrownBy(() -> new PaysafeProcessor().open(account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'simulator'");
  }

  @Test
  void profileKnowsBothAddressesAndHowLongToWait() {
    var profile = new PaysafeProcessor().profile();
    assertThat(profile.url(false)).contains(URI.create(ADDRESS));
    assertThat(profile.url(true)).contains(URI.create("https://api.paysafe.com"));
    assertThat(profile.deadlines().of(Operation.CHARGE)).isEqualTo(Duration.ofSeconds(60));
  }
}
