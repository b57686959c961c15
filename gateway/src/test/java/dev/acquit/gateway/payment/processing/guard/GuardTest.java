package dev.acquit.gateway.payment.processing.guard;

import static dev.acquit.gateway.payment.processing.guard.Stand.APPROVED;
import static dev.acquit.gateway.payment.processing.guard.Stand.DECLINED;
import static dev.acquit.gateway.payment.processing.guard.Stand.SILENT;
import static dev.acquit.gateway.payment.processing.guard.Stand.account;
import static dev.acquit.gateway.payment.processing.guard.Stand.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Refusals are values; what says nothing of the processor's health opens nothing. */
class GuardTest {

  private final Stand stand = new Stand();

  @ParameterizedTest
  @MethodSource
  void opensAfterWhatIsNoAnswer(Outcome failure) {
    var sick = account();
    stand.charges(sick, 4, failure);

    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.OPEN);
    assertThat(stand.charge(sick, APPROVED)).isEqualTo(new NotAttempted("breaker_open"));
    assertThat(stand.sent).hasValue(4);
    assertThat(stand.guards.isOpen(sick.account(), Operation.AUTHORIZE)).isTrue();
    assertThat(stand.guards.isOpen(sick.account(), Operation.REFUND)).isFalse();
  }

  static Stream<Outcome> opensAfterWhatIsNoAnswer() {
    return Stream.of(
        SILENT, new NotAttempted("connection_refused"), new NotAttempted("rate_limited"));
  }

  @ParameterizedTest
  @MethodSource
  void staysClosedAfterAnswers(Outcome answer) {
    var well = account();
    stand.charges(well, 40, answer);

    assertThat(state(well, CallKind.CHARGE)).isEqualTo(Breaker.CLOSED);
    assertThat(stand.sent).hasValue(40);
  }

  static Stream<Outcome> staysClosedAfterAnswers() {
    return Stream.of(
        APPROVED,
        DECLINED,
        new Outcome.Pending("ref"),
        new Rejected(Rejection.INVALID, "invalid_request"),
        new Rejected(Rejection.CONFIG, "unauthorized"),
        new Rejected(Rejection.INVALID, "invalid_request").afterResend());
  }

  /** Who is refused for wrong credentials learns nothing of whether charges work. */
  @Test
  void countsNothingThatIsTheAccountsOwnFault() {
    var account = account();
    stand.charges(account, 40, new Rejected(Rejection.CONFIG, "unauthorized"));
    stand.charges(account, 4, SILENT);

    assertThat(state(account, CallKind.CHARGE)).isEqualTo(Breaker.OPEN);
  }

  @Test
  void opensAfterSlowAnswers() {
    var slow =
        new Shape(50, 50, Duration.ofNanos(1), 4, 4, Stand.OPEN_FOR, Stand.OPEN_FOR, 1, 9, 0);
    var account = account(slow);
    stand.charges(account, 4, APPROVED);

    assertThat(state(account, CallKind.CHARGE)).isEqualTo(Breaker.OPEN);
  }

  @Test
  void leavesOtherAccountsAndOtherKindsAlone() {
    var sick = account();
    var well = account();
    stand.charges(sick, 4, SILENT);

    assertThat(stand.charge(well, APPROVED)).isEqualTo(APPROVED);
    StepVerifier.create(stand.call(sick, CallKind.REFUND, Mono.just(APPROVED)))
        .expectNext(APPROVED)
        .expectComplete()
        .verify(Stand.SOON);
  }

  @Test
  void holdsNoMoreThanItMayAndGivesBackWhatIsCutOff() {
    var account = account();
    var first = hanging(account).subscribe();
    var second = hanging(account).subscribe();

    assertThat(stand.charge(account, APPROVED)).isEqualTo(new NotAttempted("bulkhead_full"));
    assertThat(inFlight(account)).isEqualTo(2);
    first.dispose();
    assertThat(inFlight(account)).isEqualTo(1);
    assertThat(stand.charge(account, APPROVED)).isEqualTo(APPROVED);
    second.dispose();
    assertThat(inFlight(account)).isZero();
    assertThat(state(account, CallKind.CHARGE)).isEqualTo(Breaker.CLOSED);
  }

  private Mono<Outcome> hanging(Guarded account) {
    return stand.call(account, CallKind.CHARGE, Mono.never());
  }

  @Test
  void leavesAloneWhoAsksForIt() {
    var account = account();
    stand.charge(account, new NotAttempted("rate_limited", Duration.ofSeconds(30)));

    assertThat(stand.charge(account, APPROVED))
        .isInstanceOfSatisfying(
            NotAttempted.class,
            refused -> {
              assertThat(refused.why()).isEqualTo("rate_limited");
              assertThat(refused.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            });
    stand.clock.advance(Duration.ofSeconds(40));
    assertThat(stand.charge(account, APPROVED)).isEqualTo(APPROVED);
    assertThat(stand.sent).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"60,1", "1,60"})
  void leavesAloneUntilTheLatestOfTheTimesThatItWasTold(long first, long second) {
    var account = account();
    Sinks.One<Outcome> one = Sinks.one();
    Sinks.One<Outcome> other = Sinks.one();
    stand.call(account, CallKind.CHARGE, one.asMono()).subscribe();
    stand.call(account, CallKind.CHARGE, other.asMono()).subscribe();
    one.tryEmitValue(new NotAttempted("rate_limited", Duration.ofSeconds(first)));
    other.tryEmitValue(new NotAttempted("rate_limited", Duration.ofSeconds(second)));

    stand.clock.advance(Duration.ofSeconds(59));
    assertThat(stand.charge(account, APPROVED)).isInstanceOf(NotAttempted.class);
    assertThat(stand.sent).hasValue(2);
  }

  @Test
  void asksNoMoreThanIsAllowed() {
    var shape = shape();
    var rated =
        new Shape(
            50, 100, shape.slowAfter(), 4, 4, shape.openFor(), shape.longestOpen(), 2, 1000, 1);
    var account = account(rated);

    var outcomes = Stream.generate(() -> stand.charge(account, APPROVED)).limit(200).toList();

    assertThat(outcomes).contains(APPROVED, new NotAttempted("rate_limited"));
    assertThat(state(account, CallKind.CHARGE)).isEqualTo(Breaker.CLOSED);
  }

  private Breaker state(Guarded account, CallKind kind) {
    return stand.guards.of(account, kind).state();
  }

  private int inFlight(Guarded account) {
    return stand.guards.of(account.account()).getFirst().inFlight();
  }
}
