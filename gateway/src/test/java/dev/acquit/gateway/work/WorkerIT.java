package dev.acquit.gateway.work;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.work.Job.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Jobs are done, by somebody, whoever dies or hangs; each test has a queue of its own. */
@GatewayTest
class WorkerIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @Autowired private Sql sql;
  @Autowired private Jobs jobs;
  @Autowired private Bell bell;

  private final String queue = Shop.fresh();
  private final UUID organization = Ids.next();
  private final Queue<UUID> worked = new ConcurrentLinkedQueue<>();
  private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    workers.forEach(Worker::stop);
  }

  @Test
  void aLaneThatHangsHoldsUpNobody() {
    var hanging = lane();
    add(hanging, 10);
    add(lane(), 10);

    start(OFTEN, job -> job.lane().equals(hanging) ? Mono.never() : done(job));

    eventually(() -> assertThat(worked).hasSize(10));
  }

  @Test
  void twoWorkersDoEachJobOnce() {
    Stream.generate(this::lane).limit(4).forEach(lane -> add(lane, 50));

    start(OFTEN, this::done);
    start(OFTEN, this::done);

    eventually(() -> assertThat(waiting()).isZero());
    assertThat(worked).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void whatADeadWorkerTookIsTakenAgain() {
    var lane = lane();
    add(lane, 1);
    assertThat(take(lane, Duration.ofMillis(200)).tries()).isOne();

    start(OFTEN, this::done);

    eventually(() -> assertThat(worked).hasSize(1));
    eventually(() -> assertThat(waiting()).isZero());
  }

  @Test
  void whoHasLostAJobCannotEndIt() {
    var lane = lane();
    add(lane, 1);
    var lost = take(lane, Duration.ZERO);
    var mine = take(lane, SELDOM);

    jobs.done(lost).then(jobs.dead(lost)).then(jobs.later(lost, Duration.ZERO)).block(SOON);

    assertThat(mine.tries()).isEqualTo(2);
    assertThat(jobs.take(lane, 1, SELDOM).collectList().block(SOON)).isEmpty();
    jobs.done(mine).block(SOON);
    assertThat(waiting()).isZero();
  }

  @Test
  void whatFailsToTheEndIsGivenUpAndStays() {
    add(lane(), 1);

    start(
        OFTEN,
        job -> {
          worked.add(job.id());
          throw new IllegalStateException("always");
        });

    eventually(() -> assertThat(count("dead_at IS NOT NULL AND tries = 3")).isOne());
    assertThat(worked).hasSize(3);
  }

  @Test
  void theBellWakesWhoDoesNotLook() {
    start(SELDOM, this::done);
    add(lane(), 1);

    eventually(() -> {
      bell.ring(queue);
      assertThat(worked).hasSize(1);
    });
  }

  private void start(Duration every, Function<Job, Mono<Ended>> task) {
    var backoff = Backoff.steps(List.of(AT_ONCE, AT_ONCE));
    var worker = new Worker(new JobQueue(queue, every, SELDOM, 8, 4, 8, backoff), jobs, bell, task);
    workers.add(worker);
    worker.start();
  }

  private Mono<Ended> done(Job job) {
    worked.add(job.id());
    return Mono.just(Ended.DONE);
  }

  private Lane lane() {
    return new Lane(queue, organization, Ids.next());
  }

  private void add(Lane lane, int much) {
    sql.run(
            """
            INSERT INTO work (organization_id, queue, lane, id)
            SELECT $1, $2, $3, gen_random_uuid() FROM generate_series(1, $4)
            """,
            Args.of(lane.organization(), lane.queue(), lane.id(), much))
        .block(SOON);
  }

  private Job take(Lane lane, Duration lease) {
    return jobs.take(lane, 1, lease).single().blockOptional(SOON).orElseThrow();
  }

  private long waiting() {
    return count("true");
  }

  private long count(String condition) {
    return sql.one(
            "SELECT count(*) AS waiting FROM work WHERE organization_id = $1 AND " + condition,
            Args.of(organization),
            row -> row.number("waiting"))
        .blockOptional(SOON)
        .orElseThrow();
  }
}
