package dev.acquit.gateway.work;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.work.Job.Lane;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A queue of a test's own, with workers that it may start. */
record Bench(
    Sql sql,
    Jobs jobs,
    Bell bell,
    String queue,
    UUID organization,
    Queue<Job> worked,
    Queue<Worker> workers)
    implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(20);
  static final Duration OFTEN = Duration.ofMillis(50);
  static final Duration SELDOM = Duration.ofHours(1);
  static final Backoff AT_ONCE = _ -> Duration.ofMillis(1);

  static Bench of(Sql sql, Jobs jobs, Bell bell) {
    return new Bench(
        sql,
        jobs,
        bell,
        Shop.fresh(),
        Ids.next(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedQueue<>());
  }

  Worker start(JobQueue settings, Function<Job, Mono<Ended>> task) {
    var worker = new Worker(settings, jobs, bell, task);
    workers.add(worker);
    worker.start();
    return worker;
  }

  /** Takes eight of a lane, and works on that many at once, in four lanes. */
  JobQueue settings(Duration every, Duration lease, int atOnce, Backoff backoff) {
    return new JobQueue(queue, every, lease, 8, atOnce, 4, backoff);
  }

  Mono<Ended> done(Job job) {
    worked.add(job);
    return Mono.just(Ended.DONE);
  }

  Lane lane() {
    return new Lane(queue, organization, Ids.next());
  }

  /** A new lane with so many jobs. */
  Lane lane(int jobs) {
    var lane = lane();
    add(lane, jobs);
    return lane;
  }

  void add(Lane lane, int much) {
    sql.run(
            """
            INSERT INTO work (organization_id, queue, lane, id)
            SELECT $1, $2, $3, gen_random_uuid() FROM generate_series(1, $4)
            """,
            Args.of(lane.organization(), lane.queue(), lane.id(), much))
        .block(SOON);
  }

  Job take(Lane lane, Duration lease) {
    return jobs.take(lane, 1, lease).single().blockOptional(SOON).orElseThrow();
  }

  long waiting() {
    return count("true");
  }

  long count(String condition) {
    return sql.one(
            "SELECT count(*) AS waiting FROM work WHERE organization_id = $1 AND " + condition,
            Args.of(organization),
            row -> row.number("waiting"))
        .blockOptional(SOON)
        .orElseThrow();
  }

  @Override
  public void close() {
    workers.forEach(Worker::stop);
  }
}
