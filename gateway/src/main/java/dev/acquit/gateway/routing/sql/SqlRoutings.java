package dev.acquit.gateway.routing.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.routing.Routing;
import dev.acquit.gateway.routing.Routings;
import dev.acquit.gateway.routing.RuleSet;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Rules in PostgreSQL. The row of a mode counts its versions, and is what two that change meet at.
 */
@Repository
class SqlRoutings implements Routings {

  private static final String SELECT =
      """
      SELECT r.organization_id, r.live, r.id, v.version, v.rules, v.created_at
        FROM routing r JOIN routing_version v ON v.organization_id = r.organization_id AND v.live = r.live
       WHERE r.organization_id = $1 AND r.live = $2 AND v.version =
      """;

  private static final String CURRENT = SELECT + " r.version";
  private static final String VERSION = SELECT + " $3";

  private static final String BEGUN =
      """
      WITH counted AS (
        INSERT INTO routing (organization_id, live, id, version, updated_at) VALUES ($1, $2, $3, $4, $7)
        ON CONFLICT DO NOTHING
        RETURNING id, version),
      """;

  private static final String COUNTED =
      """
      WITH counted AS (
        UPDATE routing SET version = $4, updated_at = $7
         WHERE organization_id = $1 AND live = $2 AND id = $3 AND version = $4 - 1
        RETURNING id, version),
      """;

  private static final String KEPT =
      """
      kept AS (
        INSERT INTO routing_version (organization_id, live, version, rules, created_by, created_at)
        SELECT $1, $2, version, $5, $6, $7 FROM counted),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $8, $2, 'routing.updated', id, version, $7, $9 FROM counted
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + Journal.entry("counted", 10)
          + "SELECT true FROM counted";

  private static final String FIRST = BEGUN + KEPT;
  private static final String NEXT = COUNTED + KEPT;

  private final Sql sql;
  private final Outbox outbox;

  SqlRoutings(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Routing> current(Caller caller) {
    return sql.one(CURRENT, Args.of(caller.organization(), caller.live()), SqlRoutings::routing);
  }

  @Override
  public Mono<Routing> version(Caller caller, int version) {
    return sql.one(
        VERSION, Args.of(caller.organization(), caller.live(), version), SqlRoutings::routing);
  }

  @Override
  public Mono<Boolean> add(Change change) {
    var after = change.after();
    var args =
        Args.of(after.organization(), after.live())
            .maybe(after.id(), UUID.class)
            .and(after.version())
            .json(Json.bytes(after.rules()))
            .and(change.by())
            .maybe(after.updatedAt(), Instant.class)
            .and(change.event())
            .and((Object) change.data());
    return sql.one(after.version() == 1 ? FIRST : NEXT, change.act().addTo(args), row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  private static Routing routing(Columns row) {
    return new Routing(
        row.uuid("organization_id"),
        row.flag("live"),
        row.uuid("id"),
        row.integer("version"),
        Json.MAPPER.readValue(row.json("rules"), RuleSet.class),
        row.instant("created_at"));
  }
}
