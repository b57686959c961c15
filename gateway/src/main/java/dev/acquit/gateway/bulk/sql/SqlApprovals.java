package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.bulk.Approvals;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Settings in PostgreSQL. The row counts its versions, and is what two that change meet at. */
@Repository
class SqlApprovals implements Approvals {

  private static final String CURRENT =
      """
      SELECT organization_id, live, id, version, approval, updated_at FROM action_settings
       WHERE organization_id = $1 AND live = $2
      """;

  private static final String FIRST =
      """
      WITH counted AS (
        INSERT INTO action_settings (organization_id, live, id, version, approval, updated_by, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        RETURNING id, version),
      """;

  private static final String NEXT =
      """
      WITH counted AS (
        UPDATE action_settings SET version = $4, approval = $5, updated_by = $6, updated_at = $7
         WHERE organization_id = $1 AND live = $2 AND id = $3 AND version = $4 - 1
        RETURNING id, version),
      """;

  private static final String TOLD =
      """
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $8, $2, 'action_settings.updated', id, version, $7, $9 FROM counted
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + Journal.entry("counted", 10)
          + "SELECT true FROM counted";

  private final Sql sql;
  private final Outbox outbox;

  SqlApprovals(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Stored> current(Caller caller) {
    return sql.one(CURRENT, Args.of(caller.organization(), caller.live()), SqlApprovals::stored);
  }

  @Override
  public Mono<Boolean> put(Change change) {
    var after = change.after();
    var args =
        Args.of(after.organization(), after.live())
            .maybe(after.id(), UUID.class)
            .and(after.version())
            .json(Json.bytes(after.approval()))
            .and(change.by())
            .maybe(after.updatedAt(), Instant.class)
            .and(change.event())
            .and((Object) change.data());
    var statement = (after.version() == 1 ? FIRST : NEXT) + TOLD;
    return sql.one(statement, change.act().addTo(args), row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  private static Stored stored(Columns row) {
    return new Stored(
        row.uuid("organization_id"),
        row.flag("live"),
        row.uuid("id"),
        row.integer("version"),
        Json.MAPPER.readValue(row.json("approval"), Approval.class),
        row.instant("updated_at"));
  }
}
