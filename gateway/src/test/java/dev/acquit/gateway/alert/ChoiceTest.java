package dev.acquit.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.alert.Choice.Asked;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the mail of the day goes out. */
class ChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "America/Toronto,07:30,2026-11-22T12:29:59Z,2026-11-22T12:30:00Z",
    "America/Toronto,07:30,2026-11-22T12:30:00Z,2026-11-23T12:30:00Z",
    "America/Toronto,23:00,2026-11-23T03:00:00Z,2026-11-23T04:00:00Z",
    "America/Toronto,07:30,2027-03-13T13:00:00Z,2027-03-14T11:30:00Z", // clocks go forward
    "America/Toronto,02:30,2027-03-14T06:00:00Z,2027-03-14T07:30:00Z", // there is no such time
    "Pacific/Kiritimati,00:00,2026-11-22T10:00:00Z,2026-11-23T10:00:00Z"
  })
  void isTheNextTimeThatItIsSoLateThere(String zone, String time, Instant now, Instant expected) {
    var asked = new Asked(Set.of(), Set.of(), LocalTime.parse(time), ZoneId.of(zone));
    var choice = Choice.none(UUID.randomUUID(), UUID.randomUUID(), false).next(asked, now);

    assertThat(choice.nextDaily(now)).isEqualTo(expected);
    assertThat(choice.version()).isOne();
  }

  @Test
  void nobodyIsToldBeforeTheyChoose() {
    var none = Choice.none(UUID.randomUUID(), UUID.randomUUID(), true);
    assertThat(none.atOnce()).isEmpty();
    assertThat(none.daily()).isEmpty();
    assertThat(none.version()).isZero();
  }
}
