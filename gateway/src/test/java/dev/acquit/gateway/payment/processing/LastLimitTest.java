package dev.acquit.gateway.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Who waits is told that nothing is known; what comes after all is not lost. */
class LastLimitTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Outcome ANSWER = new Outcome.Pending("ref");

  private final Sinks.One<Outcome> processor = Sinks.one();
  private final List<Outcome> late = new CopyOnWriteArrayList<>();

  @Test
  void anAnswerInTimeIsTheOutcome() {
    processor.tryEmitValue(ANSWER);

    StepVerifier.create(within(SOON)).expectNext(ANSWER).expectComplete().verify(SOON);
    assertThat(late).isEmpty();
  }

  @Test
  void aLateAnswerIsTakenAllTheSame() {
    StepVerifier.create(within(Duration.ofMillis(100)))
        .expectNext(new Outcome.Unknown("no_answer_in_time"))
        .expectComplete()
        .verify(SOON);
    assertThat(processor.currentSubscriberCount()).isEqualTo(1);

    processor.tryEmitValue(ANSWER);
    assertThat(late).containsExactly(ANSWER);
  }

  @Test
  void whoHangsUpCutsNothingOff() {
    within(SOON).subscribe().dispose();

    assertThat(processor.currentSubscriberCount()).isEqualTo(1);
  }

  private Mono<Outcome> within(Duration limit) {
    return LastLimit.within(
        limit, processor.asMono(), answer -> Mono.fromRunnable(() -> late.add(answer)));
  }
}
