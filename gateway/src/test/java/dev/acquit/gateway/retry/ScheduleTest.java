package dev.acquit.gateway.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Failure;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder, rung by rung, and the pay-days that it prefers. */
class ScheduleTest {

  /** A Saturday, noon in Montreal: no pay-day is near. */
  private static final Instant FAILED = Instant.parse("2026-11-07T17:00:00Z");

  private static final Schedule WITHOUT_PAYDAYS =
      new Schedule(true, ZoneId.of("UTC"), List.of(), Schedule.STANDARD.rules());

  @ParameterizedTest
  @CsvSource({
    "CARD,INSUFFICIENT_FUNDS,P3D P5D P7D",
    "CARD,LIMIT_EXCEEDED,P1D",
    "CARD,GENERIC_DECLINE,P1D",
    "CARD,SOFT_UNKNOWN,P1D",
    "CARD,ISSUER_UNAVAILABLE,PT1H PT6H PT24H",
    "CARD,SYSTEM_ERROR,PT1H PT6H PT24H",
    "CARD,NOT_ATTEMPTED,PT1H PT6H PT24H",
    "CARD,NOT_FOUND,PT1H PT6H PT24H",
    "ACH,INSUFFICIENT_FUNDS,P3D P5D",
    "EFT,INSUFFICIENT_FUNDS,P3D",
    "ACH,NOT_FOUND,PT1H PT6H PT24H",
  })
  void everyRung(Rail rail, DeclineReason reason, String pauses) {
    var steps = List.of(pauses.split(" ", -1));
    for (int made = 0; made < steps.size(); made++) {
      assertThat(WITHOUT_PAYDAYS.next(rail, why(reason), made, FAILED))
          .contains(FAILED.plus(Duration.parse(steps.get(made))));
    }
    assertThat(WITHOUT_PAYDAYS.next(rail, why(reason), steps.size(), FAILED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CARD,CALL_ISSUER", "CARD,EXPIRED_CARD", "CARD,CVV_MISMATCH", "CARD,STOLEN_CARD",
    "CARD,SUSPECTED_FRAUD", "CARD,DO_NOT_TRY_AGAIN", "CARD,STOP_PAYMENT", "CARD,INVALID_MERCHANT",
    "ACH,LIMIT_EXCEEDED", "EFT,ACCOUNT_CLOSED", "ACH,INTERBANK", "ACH,SYSTEM_ERROR",
  })
  void nothingElse(Rail rail, DeclineReason reason) {
    assertThat(Schedule.STANDARD.next(rail, why(reason), 0, FAILED)).isEmpty();
  }

  @Test
  void nothingWhereItIsSwitchedOff() {
    var off = new Schedule(false, ZoneId.of("UTC"), List.of(), Schedule.STANDARD.rules());

    assertThat(off.next(Rail.CARD, why(DeclineReason.INSUFFICIENT_FUNDS), 0, FAILED)).isEmpty();
  }

  @Test
  void neverBeforeTheNetworkSays() {
    assertThat(next(wait(DeclineReason.INSUFFICIENT_FUNDS, Advice.RETRY_LATER, "P10D")))
        .isEqualTo(FAILED.plus(Duration.ofDays(10)));
    assertThat(next(wait(DeclineReason.INSUFFICIENT_FUNDS, Advice.RETRY_LATER, "PT1H")))
        .isEqualTo(FAILED.plus(Duration.ofDays(3)));
  }

  @Test
  void itsAdviceBeatsTheReason() {
    var other = wait(DeclineReason.INSUFFICIENT_FUNDS, Advice.CHANGE_METHOD, null);
    var later = wait(DeclineReason.GENERIC_DECLINE, Advice.RETRY_LATER, "PT1H");
    var hourly =
        new Schedule(
            true,
            ZoneId.of("UTC"),
            List.of(),
            List.of(rule(DeclineReason.GENERIC_DECLINE, "PT1H", "PT1H")));

    assertThat(Schedule.STANDARD.next(Rail.CARD, other, 0, FAILED)).isEmpty();
    assertThat(hourly.next(Rail.CARD, later, 1, FAILED)).contains(FAILED.plus(Duration.ofHours(1)));
    assertThat(hourly.next(Rail.CARD, why(DeclineReason.GENERIC_DECLINE), 0, FAILED))
        .contains(FAILED.plus(Duration.ofDays(1))); // who should ask the bank is given a day
    assertThat(hourly.next(Rail.CARD, why(DeclineReason.GENERIC_DECLINE), 1, FAILED)).isEmpty();
  }

  /** Failed, the pause in days, pay-days, and when: all in Montreal's time. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-10T12:00:00-05:00, 3, 15, 2026-11-15T12:00:00-05:00", // near enough
    "2026-11-09T12:00:00-05:00, 3, 15, 2026-11-15T12:00:00-05:00", // the last day that is
    "2026-11-08T12:00:00-05:00, 3, 15, 2026-11-11T12:00:00-05:00", // too far
    "2026-11-12T12:00:00-05:00, 3, 15, 2026-11-15T12:00:00-05:00", // the very day
    "2026-11-12T03:00:00-05:00, 3, 15, 2026-11-15T09:00:00-05:00", // before the banks have booked
    "2026-11-26T23:30:00-05:00, 3, 31, 2026-11-30T23:30:00-05:00", // a month of 30 days
    "2027-02-24T12:00:00-05:00, 3, 31, 2027-02-28T12:00:00-05:00", // of 28
    "2028-02-24T12:00:00-05:00, 3, 31, 2028-02-29T12:00:00-05:00", // of 29
    "2026-12-28T12:00:00-05:00, 3, 1, 2027-01-01T12:00:00-05:00", // over the year
    "2026-03-06T12:00:00-05:00, 1, 8, 2026-03-08T12:00:00-04:00", // the clocks go forward
    "2026-03-07T02:30:00-05:00, 1, 8, 2026-03-08T09:00:00-04:00", // an hour that is not there
    "2026-10-31T12:00:00-04:00, 1, 2, 2026-11-02T11:00:00-05:00", // the clocks go back
    "2026-11-11T23:59:00-05:00, 3, 15, 2026-11-15T23:59:00-05:00", // in UTC it is the 15th already
  })
  void prefersPaydays(String failed, int days, int payday, String expected) {
    var zone = ZoneId.of("America/Toronto");
    var rule =
        new Rule(Rail.CARD, List.of("insufficient_funds"), List.of(Duration.ofDays(days)), true);
    var schedule = new Schedule(true, zone, List.of(payday), List.of(rule));
    var at = OffsetDateTime.parse(failed).toInstant();

    assertThat(schedule.next(Rail.CARD, why(DeclineReason.INSUFFICIENT_FUNDS), 0, at))
        .contains(OffsetDateTime.parse(expected).toInstant());
  }

  @Test
  void theFirstRuleThatNamesItCounts() {
    var schedule =
        new Schedule(
            true,
            ZoneId.of("UTC"),
            List.of(),
            List.of(
                rule(DeclineReason.LIMIT_EXCEEDED, "PT2H"),
                rule(DeclineReason.LIMIT_EXCEEDED, "PT3H", "PT4H")));

    assertThat(schedule.next(Rail.CARD, why(DeclineReason.LIMIT_EXCEEDED), 0, FAILED))
        .contains(FAILED.plus(Duration.ofHours(2)));
    assertThat(schedule.next(Rail.CARD, why(DeclineReason.LIMIT_EXCEEDED), 1, FAILED)).isEmpty();
  }

  private static Instant next(Failure why) {
    return WITHOUT_PAYDAYS.next(Rail.CARD, why, 0, FAILED).orElseThrow();
  }

  private static Rule rule(DeclineReason reason, String... pauses) {
    var after = List.of(pauses).stream().map(Duration::parse).toList();
    return new Rule(Rail.CARD, List.of(reason.code()), after, false);
  }

  private static Failure why(DeclineReason reason) {
    return new Failure(reason, null, reason.advice());
  }

  private static Failure wait(DeclineReason reason, Advice advice, @Nullable String pause) {
    return new Failure(reason, null, advice, pause == null ? null : Duration.parse(pause));
  }
}
