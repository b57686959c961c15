package dev.acquit.gateway.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "6445644564456445",
        "6500000000000002",
        "3056930009020004",
        "30569309025904",
        "36227206271667",
        "38520000023237",
        "3530111333300000",
        "3566002020360505",
        "6200000000000005",
        "6759649826438453",
      })
  void knowsEveryBrand(String number) {
    assertThat(CardNumbers.foundIn(number)).isTrue();
    assertThat(CardNumbers.mask("a " + number + " b")).isEqualTo("a [card number] b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242.4242.4242.4242",
        "4242  4242  4242  4242",
        "4242 - 4242 - 4242 - 4242",
        "4242\u00a04242\u00a04242\u00a04242",
        "4242\t4242\t4242\t4242",
        "4242_4242_4242_4242",
        "4242\u20134242\u20134242\u20134242",
        "3782 822463 10005",
      })
  void knowsThemInGroups(String number) {
    assertThat(CardNumbers.foundIn(number)).isTrue();
    assertThat(CardNumbers.mask(number)).isEqualTo("[card number]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card:4242424242424242.",
        "x4242424242424242y",
        "(4242424242424242)",
        "2026 4242 4242 4242 4242",
        "4242 4242 4242 4242 12/30 123",
        "12 4242424242424242 99",
        "INV-7-4242-4242-4242-4242",
        "2026-11-21 4242424242424242 1",
        "1 2 3 4 5 6 7 8 9 4242 4242 4242 4242",
        "http://x/?n=4242424242424242&m=1",
        "4242424242424242,4000000000000002",
      })
  void knowsThemAmongNeighbours(String text) {
    assertThat(CardNumbers.foundIn(text)).isTrue();
    assertThat(CardNumbers.mask(text)).contains("[card number]").doesNotContain("4242");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795273335123",
        "1763737335123",
        "INV-1001",
        "2026112100001",
        "+1 514 555 0199 1234",
        "15145550199",
        "4242424242424241",
        "99999999999999999999999999",
        "cc66716b-3994-4199-8079-95c615fe93be",
        "order-412002-1763753400",
        "438 555 0199 123456",
        "t0a4242424242424242bcdef012345678",
        "0A4242424242424242BCDEF012345678",
        "12345678901234567890",
        "000123456789",
        "2026-11-21T15:00:00.123456Z",
        "42424242424242424242",
        "tok_01m7zr0kxve009pzkkcdarskcx",
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(CardNumbers.foundIn(text)).isFalse();
    assertThat(CardNumbers.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"4242424242424242,true", "4242424242424241,false", "0,true", "18,true", "81,false"})
  void checksTheLastDigit(String digits, boolean passes) {
    assertThat(CardNumbers.passesLuhn(digits)).isEqualTo(passes);
  }

  @Test
  void isQuickOnWhateverItIsGiven() {
    var digits = "4".repeat(100_000);
    var groups = "4 ".repeat(50_000);
    var separators = ("4" + " ".repeat(1_000)).repeat(60) + "x";

    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          CardNumbers.mask(digits);
          CardNumbers.mask(groups);
          CardNumbers.mask(separators);
        });
  }
}
