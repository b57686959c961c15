package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundStatusTest {

  @ParameterizedTest
  @CsvSource({
    "SENT,SUBMITTED",
    "APPROVED,SUCCEEDED",
    "PENDING,PENDING",
    "ACTION_REQUIRED,PENDING",
    "UNKNOWN,UNKNOWN",
    "DECLINED,FAILED",
    "REJECTED,FAILED",
    "NOT_ATTEMPTED,FAILED",
    "NOT_FOUND,FAILED",
  })
  void followsItsAttempt(AttemptStatus attempt, RefundStatus refund) {
    assertThat(RefundStatus.after(attempt)).isEqualTo(refund);
  }

  @Test
  void isShownAsPendingWhileTheProcessorIsAsked() {
    assertThat(RefundStatus.SUBMITTED.shown()).isEqualTo("pending");
    assertThat(RefundStatus.FAILED.shown()).isEqualTo("failed");
  }
}
