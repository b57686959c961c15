package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.processor.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

  @ParameterizedTest
  @CsvSource({
    "CHARGE,payment.submitted",
    "AUTHORIZE,payment.submitted",
    "CAPTURE,payment.capture_submitted",
    "VOID,payment.void_submitted",
    "REFUND,refund.submitted",
  })
  void saysWhatWasAsked(Operation operation, String type) {
    var attempt = Samples.sent(operation, Samples.AMOUNT);

    var event = Event.asked(attempt);

    assertThat(event.type()).isEqualTo(type);
    assertThat(event.attempt()).isEqualTo(attempt.id());
    assertThat(event.refund()).isEqualTo(attempt.refund());
    assertThat(event.at()).isEqualTo(attempt.createdAt());
  }

  @ParameterizedTest
  @CsvSource({
    "CHARGE,APPROVED,payment.succeeded",
    "CHARGE,PENDING,payment.processing",
    "CHARGE,ACTION_REQUIRED,payment.requires_action",
    "CHARGE,UNKNOWN,payment.unknown",
    "CHARGE,DECLINED,payment.failed",
    "CHARGE,REJECTED,payment.failed",
    "CHARGE,NOT_ATTEMPTED,payment.failed",
    "AUTHORIZE,APPROVED,payment.authorized",
    "AUTHORIZE,UNKNOWN,payment.unknown",
    "AUTHORIZE,DECLINED,payment.failed",
    "CAPTURE,APPROVED,payment.captured",
    "CAPTURE,PENDING,payment.capture_pending",
    "CAPTURE,UNKNOWN,payment.capture_unknown",
    "CAPTURE,DECLINED,payment.capture_failed",
    "CAPTURE,REJECTED,payment.capture_failed",
    "CAPTURE,NOT_ATTEMPTED,payment.capture_failed",
    "VOID,APPROVED,payment.canceled",
    "VOID,PENDING,payment.void_pending",
    "VOID,UNKNOWN,payment.void_unknown",
    "VOID,DECLINED,payment.void_failed",
    "REFUND,APPROVED,refund.succeeded",
    "REFUND,PENDING,refund.pending",
    "REFUND,UNKNOWN,refund.unknown",
    "REFUND,DECLINED,refund.failed",
    "REFUND,REJECTED,refund.failed",
    "REFUND,NOT_ATTEMPTED,refund.failed",
  })
  void saysWhatCameOfIt(Operation operation, AttemptStatus status, String type) {
    var sent = Samples.sent(operation, Samples.AMOUNT);
    var told = Samples.answered(sent, Samples.outcome(status));
    var before = Samples.with(paymentOf(operation), sent);

    var events = Event.of(before, Samples.with(before, told), sent, told, null);

    assertThat(events).extracting(Event::type).containsExactly(type);
    assertThat(events).extracting(Event::at).containsExactly(Samples.NOW);
  }

  private static Payment paymentOf(Operation operation) {
    return switch (operation) {
      case CHARGE, VERIFY -> Samples.submitted(CaptureMode.AUTOMATIC);
      case AUTHORIZE -> Samples.submitted(CaptureMode.MANUAL);
      case CAPTURE, VOID -> Samples.approved(CaptureMode.MANUAL);
      case REFUND -> Samples.approved(CaptureMode.AUTOMATIC);
    };
  }
}
