package dev.acquit.gateway.deadjob.sql;

import dev.acquit.gateway.deadjob.DeadJob;
import dev.acquit.gateway.deadjob.DeadJobs;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Bell;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whose a job is is read first: what writes names the organization. */
@Repository
class SqlDeadJobs implements DeadJobs {

  private static final String COLUMNS =
      " organization_id, id, queue, lane, tries, created_at, dead_at";

  private static final String LIST =
      "SELECT"
          + COLUMNS
          + """
           FROM work WHERE dead_at IS NOT NULL AND ($1::text IS NULL OR queue = $1) AND ($2::uuid IS NULL OR id < $2)
           ORDER BY id DESC LIMIT $3
          """;

  private static final String FIND =
      "SELECT" + COLUMNS + " FROM work WHERE dead_at IS NOT NULL AND id = $1 LIMIT 1";

  private static final String THAT_ONE =
      " WHERE organization_id = $1 AND queue = $2 AND id = $3 AND dead_at IS NOT NULL RETURNING id)"
          + Journal.entry("gate", 4)
          + "SELECT true FROM gate";

  private static final String REVIVE =
      "WITH gate AS (UPDATE work SET dead_at = NULL, due_at = now(), taken = NULL, tries = 0,"
          + " created_at = now()"
          + THAT_ONE;

  private static final String DROP = "WITH gate AS (DELETE FROM work" + THAT_ONE;

  private final Sql sql;
  private final Bell bell;

  SqlDeadJobs(Sql sql, Bell bell) {
    this.sql = sql;
    this.bell = bell;
  }

  @Override
  public Flux<DeadJob> list(@Nullable String queue, Page page) {
    var args = Args.of().maybe(queue, String.class).maybe(page.after(), UUID.class);
    return sql.many(LIST, args.and(page.limit() + 1), SqlDeadJobs::job);
  }

  @Override
  public Mono<DeadJob> revive(Actor by, UUID id) {
    return changed(by, id, REVIVE, "dead_job.revived").doOnNext(job -> bell.ring(job.queue()));
  }

  @Override
  public Mono<DeadJob> drop(Actor by, UUID id) {
    return changed(by, id, DROP, "dead_job.dropped");
  }

  private Mono<DeadJob> changed(Actor by, UUID id, String change, String action) {
    return sql.one(FIND, Args.of(id), SqlDeadJobs::job)
        .filterWhen(job -> {
          var queue = Map.of("queue", job.queue());
          var act = Act.of(by, null, action, IdKind.JOB.format(id), queue, null);
          return sql.one(
              change, act.addTo(Args.of(job.organization(), job.queue(), id)), _ -> true);
        });
  }

  private static DeadJob job(Columns row) {
    return new DeadJob(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.text("queue"),
        row.uuid("lane"),
        row.integer("tries"),
        row.instant("created_at"),
        row.instant("dead_at"));
  }
}
