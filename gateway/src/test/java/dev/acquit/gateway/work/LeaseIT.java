package dev.acquit.gateway.work;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.work.Bench.AT_ONCE;
import static dev.acquit.gateway.work.Bench.OFTEN;
import static dev.acquit.gateway.work.Bench.SELDOM;
import static dev.acquit.gateway.work.Bench.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.work.Job.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Nobody holds a job, or a place, for longer than the lease; or than the gateway runs. */
@GatewayTest
class LeaseIT {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @Autowired private Sql sql;
  @Autowired private Jobs jobs;
  @Autowired private Bell bell;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.of(sql, jobs, bell);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void moreHangingLanesThanPlacesKeepNobodyFromTheirs() {
    var hanging = lanes(12);
    bench.start(
        bench.settings(OFTEN, SHORT, 4, AT_ONCE),
        job -> hanging.contains(job.lane()) ? Mono.never() : bench.done(job));
    eventually(() -> assertThat(bench.count("tries > 1")).isPositive()); // they came round

    lanes(4);

    eventually(() -> assertThat(bench.worked()).hasSize(4));
    eventually(() -> assertThat(bench.waiting()).isEqualTo(12));
  }

  /** Each with one job. */
  private Set<Lane> lanes(int much) {
    return Stream.generate(() -> bench.lane(1)).limit(much).collect(Collectors.toSet());
  }

  @Test
  void whatDoesNotBeginWithinTheLeaseIsGivenBackUntried() {
    var lane = bench.lane(1);
    var hanging = bench.take(lane, Duration.ZERO).id();
    bench.add(lane, 7); // due after it

    bench.start(
        bench.settings(OFTEN, SHORT, 1, AT_ONCE),
        job -> job.id().equals(hanging) ? Mono.never() : bench.done(job));

    eventually(() -> assertThat(bench.worked()).hasSize(7));
    assertThat(bench.worked()).allMatch(job -> job.tries() == 1);
  }

  @Test
  void whoStopsEndsWhatHasBegunAndGivesTheRestBack() {
    bench.lane(3);
    Sinks.Empty<Void> gate = Sinks.empty();
    var begun = Sinks.<Job>one();
    var worker =
        bench.start(
            bench.settings(OFTEN, SELDOM, 1, AT_ONCE),
            job -> {
              begun.tryEmitValue(job);
              return gate.asMono().then(Mono.defer(() -> bench.done(job)));
            });
    assertThat(begun.asMono().block(SOON)).isNotNull();

    StepVerifier.create(worker.finish())
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(100))
        .then(gate::tryEmitEmpty)
        .expectComplete()
        .verify(SOON);

    assertThat(bench.worked()).hasSize(1);
    assertThat(bench.count("due_at <= now() AND tries = 0 AND taken IS NULL")).isEqualTo(2);
    assertThat(bench.waiting()).isEqualTo(2);
  }

  @Test
  void whatWasStoppedGoesOnElsewhere() {
    var lanes = List.of(bench.lane(20), bench.lane(20));
    var settings = bench.settings(OFTEN, SELDOM, 4, AT_ONCE);
    var first = bench.start(settings, bench::done);
    first.finish().block(SOON);

    bench.start(settings, bench::done);

    eventually(() -> assertThat(bench.waiting()).isZero());
    assertThat(bench.worked().stream().map(Job::id)).hasSize(lanes.size() * 20);
    assertThat(bench.worked().stream().map(Job::id)).doesNotHaveDuplicates();
  }
}
