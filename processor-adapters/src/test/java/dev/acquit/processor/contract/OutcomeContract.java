package dev.acquit.processor.contract;

import static dev.acquit.processor.contract.Bench.HALF;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer, and what a silence, means for any operation that moves or holds money. */
abstract class OutcomeContract extends SilenceContract {

  @ParameterizedTest
  @MethodSource("operations")
  void approvalCarriesTheProcessorsReferenceAndTheAmount(Operation operation) {
    wire.answers(approval(operation));
    assertDone(operation, first(operation), Bench.amountOf(operation));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void fieldsThatNobodyDocumentedAreTolerated(Operation operation) {
    wire.answers(approval(operation).withUnknownField());
    assertDone(operation, first(operation), Bench.amountOf(operation));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("tellingAmounts")
  void approvedAmountIsTheProcessorsNotOurs(Operation operation) {
    wire.answers(kit().approval(operation, REFERENCE, OURS, HALF));
    assertDone(operation, first(operation), HALF);
  }

  Stream<Operation> tellingAmounts() {
    return operations()
        .filter(kit().tellsAmount()::contains)
        .filter(operation -> !isReportedLater(operation));
  }

  /** What is only accepted is on its way: done is what was reported. */
  private void assertDone(Operation operation, Outcome outcome, Amount amount) {
    if (isReportedLater(operation)) {
      assertThat(outcome).isEqualTo(new Pending(OURS));
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Approved.class,
              approved -> {
                assertThat(approved.processorReference()).isEqualTo(OURS);
                assertThat(approved.amount()).isEqualTo(amount);
              });
    }
  }

  private boolean isReportedLater(Operation operation) {
    return Bench.patient(kit(), wire.address()).capabilities().reportedLater().contains(operation);
  }

  Stream<Operation> declining() {
    return operations().filter(kit().declinesAtOnce()::contains);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("declining")
  void everyDeclineIsAnOutcomeWithAReasonAndTheRawCode(Operation operation) {
    assertThat(kit().declines()).hasSizeGreaterThanOrEqualTo(5);
    kit().declines().forEach((code, reason) -> assertDeclined(operation, code, reason));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("declining")
  void codeThatNobodyMappedIsKeptRaw(Operation operation) {
    assertDeclined(operation, kit().undocumentedCode(), DeclineReason.SOFT_UNKNOWN);
  }

  private void assertDeclined(Operation operation, String code, DeclineReason reason) {
    wire.answers(kit().decline(operation, REFERENCE, Bench.amountOf(operation), code));
    assertThat(first(operation))
        .as(code)
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> {
              assertThat(declined.decline().reason()).isEqualTo(reason);
              assertThat(declined.decline().processorCode()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tooMuchAskedOnTheFirstSendWasNeverAttempted(Operation operation) {
    wire.answers(kit().rateLimit().with(kit().retryAfter(), "7"));
    assertThat(first(operation))
        .isInstanceOfSatisfying(
            NotAttempted.class,
            never -> assertThat(never.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tooMuchAskedOnAResendLeavesItUnknown(Operation operation) {
    wire.answers(kit().rateLimit());
    assertThat(again(operation)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void documentedCodeSaysWhoseFaultARejectionIs(Operation operation) {
    assertThat(kit().rejections()).isNotEmpty();
    for (var documented : kit().rejections()) {
      wire.answers(documented.answer());
      assertThat(first(operation))
          .as(documented.answer().body())
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> assertThat(rejected.rejection()).isEqualTo(documented.rejection()));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void rejectionOfAResendLeavesItUnknown(Operation operation) {
    for (var documented : kit().rejections()) {
      wire.answers(documented.answer());
      var expected = documented.rejection() == Rejection.DUPLICATE ? Rejected.class : Unknown.class;
      assertThat(again(operation)).as(documented.answer().body()).isInstanceOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusalWithoutADocumentedCodeLeavesItUnknown(Operation operation) {
    for (var status : List.of(400, 408, 409, 410, 418, 422, 425)) {
      wire.answers(WireAnswer.json(status, "{\"hello\":\"there\"}"));
      assertThat(first(operation)).as("HTTP " + status).isInstanceOf(Unknown.class);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void outcomesPrintNoSecret(Operation operation) {
    var code = kit().undocumentedCode();
    var answers =
        List.of(
            approval(operation),
            kit().decline(operation, REFERENCE, Bench.amountOf(operation), code),
            WireAnswer.json(500, "{\"echo\":\"" + Bench.NUMBER + "\"}"),
            WireAnswer.json(400, "{\"echo\":\"" + Bench.NUMBER + "\"}"),
            WireAnswer.json(200, "{\"echo\":\"" + Bench.NUMBER + "\""));
    for (var answer : answers) {
      wire.answers(answer);
      Secrets.assertNoneIn(kit(), first(operation).toString());
    }
  }
}
