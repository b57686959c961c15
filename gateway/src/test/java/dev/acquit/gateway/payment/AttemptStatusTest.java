package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptStatusTest {

  @ParameterizedTest
  @EnumSource(
      names = {"SENT", "NOT_FOUND"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyOutcomeHasItsStatus(AttemptStatus status) {
    assertThat(AttemptStatus.of(Samples.outcome(status))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID,REJECTED",
    "CONFIG,REJECTED",
    "WRONG_STATE,REJECTED",
    "DUPLICATE,UNKNOWN",
  })
  void aDuplicateIsDoubt(Rejection rejection, AttemptStatus status) {
    assertThat(AttemptStatus.of(new Outcome.Rejected(rejection, "code"))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "SENT,true,false",
    "UNKNOWN,true,false",
    "PENDING,true,true",
    "ACTION_REQUIRED,true,true",
    "APPROVED,false,true",
    "DECLINED,false,true",
    "REJECTED,false,true",
    "NOT_ATTEMPTED,false,true",
    "NOT_FOUND,false,true",
  })
  void itIsOpenAnsweredOrBoth(AttemptStatus status, boolean open, boolean answered) {
    assertThat(status.isOpen()).isEqualTo(open);
    assertThat(status.isAnswered()).isEqualTo(answered);
  }
}
