package dev.acquit.gateway.work.sql;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Job;
import dev.acquit.gateway.work.Job.Lane;
import dev.acquit.gateway.work.Jobs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Jobs in PostgreSQL. Leases go by the database's clock, so gateways' clocks may differ. */
@Repository
class SqlJobs implements Jobs {

  /**
   * Reads what is due and nothing else, however much is not; of lanes that have a place already, no
   * more than it steps over. A lane with more due jobs than the limit hides others only until it is
   * one of those.
   */
  private static final String DUE =
      """
      SELECT organization_id, lane FROM (
        SELECT organization_id, lane, due_at FROM work
         WHERE queue = $1 AND dead_at IS NULL AND due_at <= now() AND lane <> ALL ($2)
         ORDER BY due_at LIMIT 1000) due
       GROUP BY organization_id, lane ORDER BY min(due_at)
      """;

  /**
   * Materialized, so that it is chosen once: a plan may ask a subquery again, and take more. An
   * array, so that a plan that was made while the queue was empty finds each by its id all the
   * same.
   */
  private static final String TAKE =
      """
      WITH due AS MATERIALIZED (
        SELECT id FROM work
         WHERE organization_id = $1 AND queue = $2 AND lane = $3 AND dead_at IS NULL AND due_at <= now()
         ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
      UPDATE work w SET due_at = now() + $5 * interval '1 millisecond', tries = w.tries + 1, taken = $6
       WHERE w.organization_id = $1 AND w.queue = $2 AND w.id = ANY (ARRAY(SELECT id FROM due))
      RETURNING w.id, w.tries, greatest(0, extract(epoch FROM now() - w.created_at) * 1000)::bigint AS age
      """;

  /** One that is dead is nobody's any more. */
  private static final String MINE =
      " WHERE organization_id = $1 AND queue = $2 AND id = $3 AND taken = $4";

  private static final String DONE =
      """
      DELETE FROM work
       WHERE organization_id = $1 AND queue = $2 AND id = ANY($3) AND taken = $4
      """;

  private static final String LATER =
      "UPDATE work SET due_at = now() + $5 * interval '1 millisecond', taken = NULL" + MINE;

  private static final String RELEASE =
      "UPDATE work SET due_at = now(), taken = NULL, tries = tries - 1" + MINE;

  private static final String DEAD = "UPDATE work SET dead_at = now(), taken = NULL" + MINE;

  /** Bounded: a gauge need not tell a hundred thousand from a million. */
  private static final String BACKLOG =
      """
      SELECT pending.count AS pending, dead.count AS dead,
        coalesce(extract(epoch FROM now() - first.due_at) * 1000, 0)::bigint AS lag
        FROM (SELECT count(*) FROM (
          SELECT FROM work WHERE queue = $1 AND dead_at IS NULL LIMIT 10000) w) pending,
        (SELECT count(*) FROM (
          SELECT FROM work WHERE queue = $1 AND dead_at IS NOT NULL LIMIT 10000) w) dead,
        (SELECT min(due_at) AS due_at FROM (
          SELECT due_at FROM work
           WHERE queue = $1 AND dead_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT 1) w) first
      """;

  private final Sql sql;

  SqlJobs(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<Lane> due(String queue, Collection<Lane> butThese) {
    return sql.many(
        DUE,
        Args.of(queue).and((Object) butThese.stream().map(Lane::id).toArray(UUID[]::new)),
        row -> new Lane(queue, row.uuid("organization_id"), row.uuid("lane")));
  }

  @Override
  public Flux<Job> take(Lane lane, int limit, Duration lease) {
    return Flux.defer(() -> take(lane, limit, lease, Ids.next()));
  }

  private Flux<Job> take(Lane lane, int limit, Duration lease, UUID taken) {
    return sql.many(
        TAKE,
        Args.of(lane.organization(), lane.queue(), lane.id(), limit, lease.toMillis(), taken),
        row ->
            new Job(
                lane,
                row.uuid("id"),
                taken,
                row.integer("tries"),
                Duration.ofMillis(row.number("age"))));
  }

  @Override
  public Mono<Void> done(List<Job> jobs) {
    var first = jobs.getFirst();
    var ids = jobs.stream().map(Job::id).toArray(UUID[]::new);
    return sql.run(DONE, Args.of(first.organization(), first.lane().queue(), ids, first.taken()));
  }

  @Override
  public Mono<Void> later(Job job, Duration pause) {
    return sql.run(LATER, mine(job).and(pause.toMillis()));
  }

  @Override
  public Mono<Void> release(Job job) {
    return sql.run(RELEASE, mine(job));
  }

  @Override
  public Mono<Void> dead(Job job) {
    return sql.run(DEAD, mine(job));
  }

  private static Args mine(Job job) {
    return Args.of(job.organization(), job.lane().queue(), job.id(), job.taken());
  }

  @Override
  public Mono<Backlog> backlog(String queue) {
    return sql.one(
        BACKLOG,
        Args.of(queue),
        row ->
            new Backlog(
                row.number("pending"), Duration.ofMillis(row.number("lag")), row.number("dead")));
  }
}
