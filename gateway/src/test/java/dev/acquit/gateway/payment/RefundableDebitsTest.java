package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Payment.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five business days after it settled; a Saturday and a Sunday are none. */
class RefundableDebitsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T15:00:00Z,2026-11-09T15:00:00Z", // Monday to Monday
    "2026-11-05T15:00:00Z,2026-11-12T15:00:00Z",
    "2026-11-07T15:00:00Z,2026-11-13T15:00:00Z", // Saturday to Friday
  })
  void waitsBusinessDays(Instant settled, Instant refundable) {
    assertThatThrownBy(() -> at(refundable.minusSeconds(1), 5).refuseEarly(settled(settled)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_REFUNDABLE_YET));
    assertThatNoException().isThrownBy(() -> at(refundable, 5).refuseEarly(settled(settled)));
  }

  @Test
  void doesNotWaitWhereItIsToldNotTo() {
    var future = settled(Instant.parse("2026-11-30T15:00:00Z"));
    assertThatNoException().isThrownBy(() -> at(Samples.NOW, 0).refuseEarly(future));
  }

  @Test
  void whatDidNotSettleIsNotRefundedAtAll() {
    assertThatThrownBy(() -> at(Samples.NOW, 0).refuseEarly(Samples.debit().state()))
        .isInstanceOf(Problem.class);
  }

  private static RefundableDebits at(Instant now, int days) {
    return new RefundableDebits(Samples.settings(days), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Payment.State settled(@Nullable Instant at) {
    return new Payment.State(
        PaymentStatus.SUCCEEDED,
        Samples.AMOUNT,
        Samples.AMOUNT,
        GivenBack.NOTHING,
        Settlement.SETTLED,
        at,
        null,
        null,
        null);
  }
}
