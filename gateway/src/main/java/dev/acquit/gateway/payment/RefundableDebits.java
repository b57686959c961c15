package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Payment.Settlement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a bank debit may be refunded: some business days after it settled, since most of the returns
 * that can come have come by then. Business days are Monday to Friday, in UTC; bank holidays are
 * not known here.
 */
@Component
class RefundableDebits {

  private final PaymentSettings settings;
  private final Clock clock;

  RefundableDebits(PaymentSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether one that settled then may be refunded now. */
  boolean isRefundable(@Nullable Instant settledAt) {
    return settledAt != null
        && !clock.instant().isBefore(later(settledAt, settings.debitRefundWait()));
  }

  /** Refuses the refund of a debit that did not settle, or not long enough ago. */
  void refuseEarly(Payment.State state) {
    var settledAt = state.settledAt();
    if (state.settlement() != Settlement.SETTLED || settledAt == null) {
      throw Problem.of(ProblemCode.WRONG_STATE, "The debit has not settled");
    }
    var wait = settings.debitRefundWait();
    if (wait > 0) {
      var from = later(settledAt, wait);
      if (clock.instant().isBefore(from)) {
        throw Problem.of(ProblemCode.NOT_REFUNDABLE_YET, "Refundable from " + from);
      }
    }
  }

  private static Instant later(Instant settled, int businessDays) {
    var at = settled.atOffset(ZoneOffset.UTC);
    var day = at.toLocalDate();
    for (int left = businessDays; left > 0; ) {
      day = day.plusDays(1);
      left -= isBusinessDay(day) ? 1 : 0;
    }
    return day.atTime(at.toOffsetTime()).toInstant();
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
