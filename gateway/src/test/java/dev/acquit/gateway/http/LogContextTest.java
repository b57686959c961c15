package dev.acquit.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Where the ids of a chain are, and where they are not. */
class LogContextTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<String> shown = new ArrayList<>();

  @Test
  void workAndWhatComesAfterItCarryThem() {
    var work =
        LogContext.kept(
                Mono.fromRunnable(() -> note("begun"))
                    .then(Mono.delay(Duration.ofMillis(1), Schedulers.parallel())))
            .doOnNext(_ -> note("told"))
            .contextWrite(context -> LogContext.request(context, "req_1"));

    StepVerifier.create(work).expectNextCount(1).expectComplete().verify(SOON);

    assertThat(shown).containsExactly("begun req_1", "told req_1");
    assertThat(MDC.get("request_id")).isNull();
  }

  @Test
  void ofManyEachCarriesThem() {
    var work =
        LogContext.kept(Flux.range(1, 3).delayElements(Duration.ofMillis(1)))
            .doOnNext(number -> note("told " + number))
            .contextWrite(context -> LogContext.request(context, "req_2"));

    StepVerifier.create(work).expectNextCount(3).expectComplete().verify(SOON);

    assertThat(shown).containsExactly("told 1 req_2", "told 2 req_2", "told 3 req_2");
  }

  @Test
  void aFailureAndALeaveCarryThem() {
    var failed =
        LogContext.kept(Mono.error(new IllegalStateException("planted")))
            .doOnError(_ -> note("failed"))
            .contextWrite(context -> LogContext.request(context, "req_3"));
    var left =
        LogContext.kept(Mono.never().doOnCancel(() -> note("left")))
            .contextWrite(context -> LogContext.request(context, "req_4"));

    StepVerifier.create(failed).expectError(IllegalStateException.class).verify(SOON);
    StepVerifier.create(left).thenCancel().verify(SOON);

    assertThat(shown).containsExactly("failed req_3", "left req_4");
  }

  @Test
  void whatIsWithinSaysMoreAndThenNoMore() {
    var inner =
        LogContext.kept(Mono.fromRunnable(() -> note("inner")))
            .contextWrite(context -> LogContext.payment(context, "pay_1"));
    var outer =
        LogContext.kept(inner.then(Mono.fromRunnable(() -> note("outer"))))
            .contextWrite(context -> LogContext.request(context, "req_5"));

    StepVerifier.create(outer).expectComplete().verify(SOON);

    assertThat(shown).hasSize(2).first().isEqualTo("inner req_5 pay_1");
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  private void note(String what) {
    var payment = MDC.get("payment_id");
    shown.add(what + " " + MDC.get("request_id") + (payment == null ? "" : " " + payment));
  }
}
