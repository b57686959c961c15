package dev.acquit.gateway.work.sql;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Job;
import dev.acquit.gateway.work.Job.Lane;
import dev.acquit.gateway.work.Jobs;
import java.time.Duration;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Jobs in PostgreSQL. Leases go by the database's clock, so gateways' clocks may differ. */
@Repository
class SqlJobs implements Jobs {

  /** Steps from lane to lane along the index, however many jobs wait in each. */
  private static final String DUE =
      """
      WITH RECURSIVE lanes AS (
        (SELECT organization_id, lane FROM work WHERE queue = $1 AND dead_at IS NULL
          ORDER BY organization_id, lane LIMIT 1)
        UNION ALL
        SELECT next.organization_id, next.lane FROM lanes, LATERAL (
          SELECT organization_id, lane FROM work
           WHERE queue = $1 AND dead_at IS NULL AND (organization_id, lane) > (lanes.organization_id, lanes.lane)
           ORDER BY organization_id, lane LIMIT 1) next)
      SELECT lanes.organization_id, lanes.lane
        FROM lanes, LATERAL (
          SELECT min(due_at) AS first FROM work
           WHERE queue = $1 AND dead_at IS NULL AND organization_id = lanes.organization_id AND lane = lanes.lane) due
       WHERE due.first <= now() ORDER BY due.first LIMIT 1000
      """;

  private static final String TAKE =
      """
      UPDATE work w SET due_at = now() + $5 * interval '1 millisecond', tries = w.tries + 1
        FROM (
          SELECT id FROM work
           WHERE organization_id = $1 AND queue = $2 AND lane = $3 AND dead_at IS NULL AND due_at <= now()
           ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED) due
       WHERE w.organization_id = $1 AND w.queue = $2 AND w.id = due.id
      RETURNING w.id, w.tries, w.created_at
      """;

  private static final String MINE =
      " WHERE organization_id = $1 AND queue = $2 AND id = $3 AND tries = $4 AND dead_at IS NULL";

  private static final String DONE = "DELETE FROM work" + MINE;

  private static final String LATER =
      "UPDATE work SET due_at = now() + $5 * interval '1 millisecond'" + MINE;

  private static final String DEAD = "UPDATE work SET dead_at = now()" + MINE;

  private static final String BACKLOGS =
      """
      SELECT queue, count(*) FILTER (WHERE dead_at IS NULL) AS pending, count(dead_at) AS dead,
        coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE dead_at IS NULL AND due_at <= now())) * 1000,
          0)::bigint AS lag
        FROM work GROUP BY queue
      """;

  private final Sql sql;

  SqlJobs(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<Lane> due(String queue) {
    return sql.many(
        DUE, Args.of(queue), row -> new Lane(queue, row.uuid("organization_id"), row.uuid("lane")));
  }

  @Override
  public Flux<Job> take(Lane lane, int limit, Duration lease) {
    return sql.many(
        TAKE,
        Args.of(lane.organization(), lane.queue(), lane.id(), limit, lease.toMillis()),
        row -> new Job(lane, row.uuid("id"), row.integer("tries"), row.instant("created_at")));
  }

  @Override
  public Mono<Void> done(Job job) {
    return sql.run(DONE, mine(job));
  }

  @Override
  public Mono<Void> later(Job job, Duration pause) {
    return sql.run(LATER, mine(job).and(pause.toMillis()));
  }

  @Override
  public Mono<Void> dead(Job job) {
    return sql.run(DEAD, mine(job));
  }

  private static Args mine(Job job) {
    return Args.of(job.organization(), job.lane().queue(), job.id(), job.tries());
  }

  @Override
  public Flux<Backlog> backlogs() {
    return sql.many(
        BACKLOGS,
        Args.of(),
        row ->
            new Backlog(
                row.text("queue"),
                row.number("pending"),
                Duration.ofMillis(row.number("lag")),
                row.number("dead")));
  }
}
