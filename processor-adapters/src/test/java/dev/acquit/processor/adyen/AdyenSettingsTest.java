package dev.acquit.processor.adyen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may be made of. */
class AdyenSettingsTest {

  private static final String ADDRESS = "https://checkout-test.adyen.com";

  @Test
  void capabilitiesAreTheSettings() {
    var account = AdyenDesk.open(ADDRESS, Map.of("rails", ""), Map.of());
    var capabilities = account.capabilities();
    assertThat(capabilities.rails().keySet()).isEqualTo(Set.of(Rail.CARD, Rail.ACH));
    assertThat(capabilities.doubt())
        .isEqualTo(new Doubt(Set.of(), Duration.ofMinutes(5), Duration.ofDays(6), true));
    assertThat(capabilities.reportedLater())
        .isEqualTo(Set.of(Operation.CAPTURE, Operation.VOID, Operation.REFUND));
    assertThat(capabilities.asksPayer()).isTrue();
    assertThat(capabilities.on(Rail.ACH).undoes()).isFalse();
    assertThat(capabilities.on(Rail.CARD).undoes()).isTrue();
    var other =
        AdyenDesk.open(
            ADDRESS,
            Map.of("rails", "EFT", "three_ds", "never", "replay_window", "PT12H"),
            Map.of());
    assertThat(other.capabilities().rails().keySet()).isEqualTo(Set.of(Rail.EFT));
    assertThat(other.capabilities().asksPayer()).isFalse();
    assertThat(other.capabilities().doubt().replay()).isEqualTo(Duration.ofHours(12));
  }

  @ParameterizedTest
  @CsvSource({
    "merchant_account, Club:ECOM",
    "api_version, 71",
    "rails, 'card,cheque'",
    "capture, sometimes",
    "void, maybe",
    "three_ds, native",
    "eft_bank_code, branch",
    "shopper_reference, ab",
    "shopper_reference, all/of/them",
    "token_currency, cad",
    "return_url, shop.example",
    "return_url, 'https://shop.example/a b'",
    "return_url, https:///nowhere",
    "action_expiry, 1h",
    "action_expiry, P2D",
    "replay_window, -P1D",
    "replay_window, P31D"
  })
  void senselessSettingIsNamedAndNotRepeated(String setting, String value) {
    assertThatThrownBy(() -> AdyenDesk.open(ADDRESS, Map.of(setting, value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + setting + "'")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @CsvSource({
    "hmac_key, not-hexadecimal",
    "hmac_key, 44782DEF 447",
    "webhook_password, ''",
    "webhook_user, ''"
  })
  void senselessCredentialIsNamedAndNotRepeated(String credential, String value) {
    assertThatThrownBy(() -> AdyenDesk.open(ADDRESS, Map.of(), Map.of(credential, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + credential + "'")
        .hasMessageNotContaining(value.isEmpty() ? "nothing" : value)
        .hasNoCause();
  }

  @Test
  void versionIsNoPartOfTheAddress() {
    assertThatThrownBy(() -> AdyenDesk.open(ADDRESS + "/v71", Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base_url");
  }

  @Test
  void profileKnowsTheTestAddressAndNoLiveOne() {
    var profile = new AdyenProcessor().profile();
    assertThat(profile.url(false)).contains(URI.create(ADDRESS));
    assertThat(profile.url(true)).isEmpty();
    assertThat(profile.deadlines().of(Operation.CHARGE)).isEqualTo(Duration.ofSeconds(60));
  }
}
