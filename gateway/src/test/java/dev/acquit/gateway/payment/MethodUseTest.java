package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.MethodUse.Stage;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A payment decides once whether it has saved its method. */
class MethodUseTest {

  private static final UUID METHOD = new UUID(0, 1);

  @ParameterizedTest
  @CsvSource({
    "SUBMITTED,SAVING",
    "UNKNOWN,SAVING",
    "REQUIRES_ACTION,SAVING",
    "PROCESSING,SAVED",
    "AUTHORIZED,SAVED",
    "SUCCEEDED,SAVED",
    "RETURNED,SAVED",
    "FAILED,NOT_SAVED",
    "CANCELED,NOT_SAVED",
  })
  void whatHasPaidIsSaved(PaymentStatus status, Stage stage) {
    assertThat(new MethodUse(METHOD, Stage.SAVING).after(status).stage()).isEqualTo(stage);
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void whatWasDecidedStays(PaymentStatus status) {
    for (var stage : new Stage[] {Stage.PAYS, Stage.SAVED, Stage.NOT_SAVED}) {
      assertThat(new MethodUse(METHOD, stage).after(status).stage()).isEqualTo(stage);
    }
  }
}
