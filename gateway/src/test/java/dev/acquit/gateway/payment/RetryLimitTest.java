package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Retries.Try;
import dev.acquit.gateway.payment.RetryLimit.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks' limits: how they are written, which of them binds when, and what is left. */
class RetryLimitTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<RetryLimit> STANDARD = RetryLimit.read(RetryLimit.STANDARD);

  @ParameterizedTest
  @CsvSource({
    "VISA,2025-04-30T23:59:59Z,15",
    "VISA,2025-05-01T00:00:00Z,20",
    "OTHER,2026-11-22T12:00:00Z,15",
    "ACH,2026-11-22T12:00:00Z,2",
    "EFT,2026-11-22T12:00:00Z,1",
  })
  void theLatestThatHasBegunBinds(Network network, Instant at, int retries) {
    assertThat(RetryLimit.binding(STANDARD, network, at))
        .singleElement()
        .extracting(RetryLimit::retries)
        .isEqualTo(retries);
  }

  @Test
  void limitsOfDifferentKindsBindBeside() {
    assertThat(RetryLimit.binding(STANDARD, Network.MASTERCARD, NOW))
        .containsExactly(
            limit(Network.MASTERCARD, 10, Duration.ofHours(24), false),
            limit(Network.MASTERCARD, 35, Duration.ofDays(30), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visa",
        "visa 20",
        "visa x 30d",
        "visa 20 30",
        "euro 20 30d",
        "visa 20 30d amount tomorrow",
        "visa 20 30d 2025-05-01 2025-05-02",
        "visa 20 400d",
        "VISA 20 30d"
      })
  void whatCannotBeReadIsQuoted(String text) {
    assertThatThrownBy(() -> RetryLimit.read("ach 2 180d, " + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void noLimitsAreNone() {
    assertThat(RetryLimit.read("")).isEmpty();
  }

  /** Tries of 1.00 CAD, an hour apart, the last one now; two retries in ten hours. */
  @ParameterizedTest
  @CsvSource({"0,0,2,", "1,0,2,", "2,1,1,", "3,2,0,8", "4,3,0,8"})
  void whatIsLeft(int tries, int made, int left, Integer hours) {
    var limit = limit(Network.ACH, 2, Duration.ofHours(10), true);

    var room = RetryRoom.of(limit, tries(tries), new Money(100, "CAD"), NOW);

    assertThat(room.made()).isEqualTo(made);
    assertThat(room.left()).isEqualTo(left);
    assertThat(room.freesAt()).isEqualTo(hours == null ? null : NOW.plus(Duration.ofHours(hours)));
  }

  @Test
  void othersAmountsAndOldTriesDoNotCount() {
    var limit = limit(Network.ACH, 2, Duration.ofMinutes(90), true);

    assertThat(RetryRoom.of(limit, tries(5), new Money(100, "CAD"), NOW).made()).isEqualTo(1);
    assertThat(RetryRoom.of(limit, tries(5), new Money(101, "CAD"), NOW).made()).isZero();
    assertThat(RetryRoom.of(limit, tries(5), new Money(100, "USD"), NOW).made()).isZero();
  }

  private static List<Try> tries(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> new Try(new UUID(0, at), NOW.minus(Duration.ofHours(at)), 100, "CAD"))
        .toList();
  }

  private static RetryLimit limit(Network network, int retries, Duration window, boolean same) {
    return new RetryLimit(network, retries, window, same, LocalDate.EPOCH);
  }
}
