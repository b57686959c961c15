package dev.acquit.gateway.payment.processing.guard;

import static dev.acquit.gateway.payment.processing.guard.Stand.APPROVED;
import static dev.acquit.gateway.payment.processing.guard.Stand.OPEN_FOR;
import static dev.acquit.gateway.payment.processing.guard.Stand.SILENT;
import static dev.acquit.gateway.payment.processing.guard.Stand.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Nobody's money shows whether a processor is back, as long as a question can. */
class ProberTest {

  private static final Outcome REFUSED = new NotAttempted("breaker_open");
  private static final Duration JITTER = OPEN_FOR.dividedBy(5);

  private final Stand stand = new Stand();

  @Test
  void nothingIsSentBeforeTheProcessorHasAnswered() {
    var sick = account();
    stand.charges(sick, 4, SILENT);

    stand.probe();
    assertThat(stand.asked).hasValue(0);
    stand.clock.advance(OPEN_FOR.plus(JITTER));
    assertThat(stand.charge(sick, APPROVED)).isEqualTo(REFUSED);
    stand.answers.add(false);
    stand.probe();
    assertThat(stand.charge(sick, APPROVED)).isEqualTo(REFUSED);
    assertThat(stand.sent).hasValue(4);
  }

  @Test
  void eachPauseIsLonger() {
    var sick = account();
    stand.charges(sick, 4, SILENT);
    stand.clock.advance(OPEN_FOR.plus(JITTER));
    stand.answers.addAll(List.of(false, true));
    stand.probe();

    stand.clock.advance(OPEN_FOR.plus(JITTER));
    stand.probe();
    assertThat(stand.asked).hasValue(1);
    stand.clock.advance(OPEN_FOR);
    stand.probe();
    assertThat(stand.asked).hasValue(2);
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);
  }

  @Test
  void thenAFewAtOnceShow() {
    var sick = halfOpen();
    var first = stand.call(sick, CallKind.CHARGE, Mono.never()).subscribe();
    var second = stand.call(sick, CallKind.CHARGE, Mono.never()).subscribe();
    assertThat(stand.charge(sick, APPROVED)).isNotEqualTo(APPROVED);
    assertThat(stand.sent).hasValue(6);

    first.dispose();
    second.dispose();
    stand.charges(sick, 2, APPROVED);
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void itOpensAgainWhereTheyFail() {
    var sick = halfOpen();
    stand.charges(sick, 2, SILENT);

    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.OPEN);
    assertThat(stand.charge(sick, APPROVED)).isEqualTo(REFUSED);
  }

  @Test
  void oneAnswerServesAllThatWait() {
    var sick = account();
    for (var kind : List.of(CallKind.CHARGE, CallKind.LOOKUP)) {
      for (int i = 0; i < 4; i++) {
        stand.call(sick, kind, Mono.just(SILENT)).block(Stand.SOON);
      }
    }
    stand.clock.advance(OPEN_FOR.plus(JITTER));
    stand.answers.add(true);
    stand.probe();

    assertThat(stand.asked).hasValue(1);
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);
    assertThat(state(sick, CallKind.LOOKUP)).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void whereNothingCanBeAskedOneFirstSendAtATimeShows() {
    var mute = Stand.unaskable();
    stand.charges(mute, 4, SILENT);
    stand.clock.advance(OPEN_FOR.plus(JITTER));
    stand.probe();

    var one = stand.call(mute, CallKind.CHARGE, Mono.never()).subscribe();
    assertThat(stand.charge(mute, APPROVED)).isEqualTo(REFUSED);
    assertThat(stand.asked).hasValue(0);
    one.dispose();
    stand.charge(mute, APPROVED);
    assertThat(state(mute, CallKind.CHARGE)).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void itOpensAgainWhereTheyDoNotEnd() {
    var sick = halfOpen();
    stand.call(sick, CallKind.CHARGE, Mono.never()).subscribe();
    stand.clock.advance(Stand.LONGEST);
    stand.call(sick, CallKind.CHARGE, Mono.never()).subscribe();
    stand.clock.advance(Stand.LONGEST);
    stand.probe();
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);

    stand.clock.advance(JITTER);
    stand.probe();
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.OPEN);

    stand.clock.advance(OPEN_FOR.plus(JITTER).multipliedBy(2));
    stand.answers.add(true);
    stand.probe();
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);
  }

  @Test
  void itWaitsForCallsAsLongAsThereAreNone() {
    var quiet = halfOpen();
    stand.call(quiet, CallKind.CHARGE, Mono.never()).subscribe();
    stand.clock.advance(Stand.LONGEST.multipliedBy(9));
    stand.probe();

    assertThat(state(quiet, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);
  }

  private Guarded halfOpen() {
    var sick = account();
    stand.charges(sick, 4, SILENT);
    stand.clock.advance(OPEN_FOR.plus(JITTER));
    stand.answers.add(true);
    stand.probe();
    assertThat(state(sick, CallKind.CHARGE)).isEqualTo(Breaker.HALF_OPEN);
    return sick;
  }

  private Breaker state(Guarded account, CallKind kind) {
    return stand.guards.of(account, kind).state();
  }
}
