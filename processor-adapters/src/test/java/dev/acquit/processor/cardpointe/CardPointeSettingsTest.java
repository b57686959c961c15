package dev.acquit.processor.cardpointe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may set, and how values are written. */
class CardPointeSettingsTest {

  private static final String SITE = "https://fts-uat.cardconnect.com";

  @ParameterizedTest
  @CsvSource({
    "merchant_id, not/one",
    "ach_merchant_id, 12345678901234567",
    "rails, 'card,eft'",
    "rails, moon",
    "currency, cad",
    "currency, XTS",
    "currency, ZZZ",
    "method, GET",
    "inquiry_set, a/b",
    "missing_postal, 1234-5678",
    "ach_entry_company, ABC",
    "captured_statuses, ;",
    "cleared_statuses, 1",
    "reports, moon",
    "quiet_period, PT0S",
    "quiet_period, often",
    "report_pause, PT-1S"
  })
  void senselessSettingIsNamedAndNotTold(String name, String value) {
    assertThatThrownBy(() -> CardPointeDesk.open(SITE, Map.of(name, value), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageNotContaining(" " + value + " ");
  }

  @Test
  void halfOfALoginIsAMistake() {
    assertThatThrownBy(() -> CardPointeDesk.open(SITE, Map.of(), Map.of("ach_password", "")))
        .hasMessageContaining("'ach_password'");
    assertThatThrownBy(() -> CardPointeDesk.open(SITE, Map.of(), Map.of("ach_username", "")))
        .hasMessageContaining("'ach_username'");
  }

  @Test
  void capabilitiesFollowTheSettings() {
    var capabilities = CardPointeDesk.open(SITE, Map.of(), Map.of()).capabilities();
    assertThat(capabilities.polled()).isTrue();
    assertThat(capabilities.asksPayer()).isFalse();
    assertThat(capabilities.on(Rail.ACH).takes("CAD")).isFalse();
    assertThat(capabilities.on(Rail.ACH).partialRefund()).isFalse();
    assertThat(capabilities.on(Rail.CARD).takes("USD")).isFalse();
    assertThat(capabilities.doubt().voidsByReference()).isTrue();
    assertThat(capabilities.doubt().replay()).isZero();
    assertThat(capabilities.doubt().quietPeriod()).isEqualTo(Duration.ofSeconds(60));
    var cards = CardPointeDesk.open(SITE, Map.of("ach_merchant_id", ""), Map.of()).capabilities();
    assertThat(cards.can(Rail.ACH)).isFalse();
  }

  @Test
  void moneyWaitsLongerThanTheGateway() {
    var deadlines = new CardPointeProcessor().profile().deadlines();
    assertThat(deadlines.of(Operation.CHARGE)).isEqualTo(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @CsvSource({
    "12550, CAD, 125.50, 12550",
    "5, USD, 0.05, 5",
    "1000, JPY, 1000, 1000",
    "1000, KWD, 1.000, 1000",
    "1234, KWD, 1.234, 1234",
    "0, USD, 0, 0"
  })
  void amountIsWrittenInTheCurrencysDigits(long minor, String currency, String text, long read) {
    assertThat(Wire.amount(new Amount(minor, currency))).isEqualTo(text);
    assertThat(Wire.minor(text, currency)).isEqualTo(read);
  }

  @Test
  void amountThatDoesNotFitIsNotWritten() {
    assertThat(Wire.amount(new Amount(-1, "USD"))).isNull();
    assertThat(Wire.amount(new Amount(123_456_789_012_345L, "USD"))).isNull();
    assertThat(Wire.minor("1.5", "JPY")).isNull();
    assertThat(Wire.minor("53", "USD")).isEqualTo(53);
    assertThat(Wire.reported("53", "USD")).isEqualTo(5_300);
    assertThat(Wire.reported("-5.49", "USD")).isEqualTo(-549);
  }

  @ParameterizedTest
  @CsvSource({
    "Zoé Brûlée, Zoe Brulee",
    "Łukasz Weiß, Lukasz Weiss",
    "L’Œuvre–Åse, L'OEuvre-Ase",
    "1234567890 1234567890 123456789, 1234567890 1234567890 12345678"
  })
  void textIsPlainAndShort(String text, String plain) {
    assertThat(Wire.text(text, 30)).isEqualTo(plain);
  }

  @Test
  void textOfWhichNothingIsLeftIsNone() {
    assertThat(Wire.text("日本", 30)).isNull();
    assertThat(Wire.text("  ", 30)).isNull();
    assertThat(Wire.text(null, 30)).isNull();
  }

  @Test
  void postalCodeIsBareOrNone() {
    assertThat(Wire.postal("h7a 1a1", "CA")).isEqualTo("H7A1A1");
    assertThat(Wire.postal("19406-1234", "US")).isEqualTo("194061234");
    assertThat(Wire.postal("1940", "US")).isNull();
    assertThat(Wire.postal("1940", "NO")).isEqualTo("1940");
    assertThat(Wire.postal(null, null)).isNull();
  }
}
