package dev.acquit.gateway.work;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.work.Bench.OFTEN;
import static dev.acquit.gateway.work.Bench.SELDOM;
import static dev.acquit.gateway.work.Bench.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.GatewayTest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Jobs are done, by somebody, whoever dies or hangs; each test has a queue of its own. */
@GatewayTest
class WorkerIT {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

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
  void aLaneThatHangsHoldsUpNobody() {
    var hanging = bench.lane(10);
    bench.lane(10);

    start(OFTEN, job -> job.lane().equals(hanging) ? Mono.never() : bench.done(job));

    eventually(() -> assertThat(bench.worked()).hasSize(10));
  }

  @Test
  void twoWorkersDoEachJobOnce() {
    Stream.generate(bench::lane).limit(4).forEach(lane -> bench.add(lane, 50));

    start(OFTEN, bench::done);
    start(OFTEN, bench::done);

    eventually(() -> assertThat(bench.waiting()).isZero());
    assertThat(bench.worked().stream().map(Job::id)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void whatADeadWorkerTookIsTakenAgain() {
    var lane = bench.lane(1);
    assertThat(bench.take(lane, Duration.ofMillis(200)).tries()).isOne();

    start(OFTEN, bench::done);

    eventually(() -> assertThat(bench.worked()).hasSize(1));
    eventually(() -> assertThat(bench.waiting()).isZero());
  }

  @Test
  void noMoreIsTakenThanAskedFor() {
    var lane = bench.lane(50);

    assertThat(jobs.take(lane, 8, SELDOM).collectList().block(SOON)).hasSize(8);
    assertThat(jobs.take(lane, 42, SELDOM).collectList().block(SOON)).hasSize(42);
  }

  @Test
  void whoHasLostAJobCannotEndIt() {
    var lane = bench.lane(1);
    var lost = bench.take(lane, Duration.ZERO);
    var mine = bench.take(lane, SELDOM);

    endInEveryWay(lost);

    assertThat(mine.tries()).isEqualTo(2);
    assertThat(jobs.take(lane, 1, SELDOM).collectList().block(SOON)).isEmpty();
    jobs.done(List.of(mine)).block(SOON);
    assertThat(bench.waiting()).isZero();
  }

  @Test
  void whoTookAJobBeforeItWasPutBackCannotEndIt() {
    var lane = bench.lane(1);
    var before = bench.take(lane, SELDOM);
    sql.run(
            "UPDATE work SET taken = NULL, tries = 0, due_at = now() WHERE organization_id = $1",
            Args.of(lane.organization()))
        .block(SOON);

    endInEveryWay(before);

    assertThat(bench.take(lane, SELDOM).tries()).isOne();
  }

  private void endInEveryWay(Job job) {
    jobs.done(List.of(job))
        .then(jobs.dead(job))
        .then(jobs.release(job))
        .then(jobs.later(job, Duration.ZERO))
        .block(SOON);
  }

  @Test
  void whatFailsToTheEndIsGivenUpAndStays() {
    bench.lane(1);

    start(
        OFTEN,
        job -> {
          bench.worked().add(job);
          throw new IllegalStateException("always");
        });

    eventually(() -> assertThat(bench.count("dead_at IS NOT NULL AND tries = 3")).isOne());
    assertThat(bench.worked()).hasSize(3);
    var backlog = jobs.backlog(bench.queue()).blockOptional(SOON).orElseThrow();
    assertThat(backlog).isEqualTo(new Jobs.Backlog(0, Duration.ZERO, 1));
  }

  @Test
  void theBellWakesWhoDoesNotLook() {
    start(SELDOM, bench::done);
    bench.lane(1);

    eventually(() -> {
      bell.ring(bench.queue());
      assertThat(bench.worked()).hasSize(1);
    });
  }

  @Test
  void aLaneThatIsShutHidesNoOther() {
    var shut = bench.lane(1200);
    var other = bench.lane(1);

    assertThat(jobs.due(bench.queue(), List.of(shut)).collectList().block(SOON))
        .containsExactly(other);
  }

  private void start(Duration every, Function<Job, Mono<Ended>> task) {
    var backoff = Backoff.steps(List.of(AT_ONCE, AT_ONCE));
    bench.start(bench.settings(every, SELDOM, 4, backoff), task);
  }
}
