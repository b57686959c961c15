package dev.acquit.gateway.versioned;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A table of what organizations say, in one JSON column. The row counts its versions, and is what
 * two that change meet at.
 */
public abstract class VersionTable<T> implements Versions<T> {

  private final Sql sql;
  private final Outbox outbox;
  private final String column;
  private final Class<T> type;
  private final String current;
  private final String first;
  private final String next;

  /**
   * The table and its column.
   *
   * @param told the type of the event that tells of a version
   */
  protected VersionTable(
      Sql sql, Outbox outbox, String table, String column, String told, Class<T> type) {
    this.sql = sql;
    this.outbox = outbox;
    this.column = column;
    this.type = type;
    this.current =
        """
        SELECT organization_id, live, id, version, %2$s, updated_at FROM %1$s
         WHERE organization_id = $1 AND live = $2
        """
            .formatted(table, column);
    this.first =
        """
        WITH counted AS (
          INSERT INTO %1$s (organization_id, live, id, version, %2$s, updated_by, updated_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          ON CONFLICT DO NOTHING
          RETURNING id, version),
        """
                .formatted(table, column)
            + told(told);
    this.next =
        """
        WITH counted AS (
          UPDATE %1$s SET version = $4, %2$s = $5, updated_by = $6, updated_at = $7
           WHERE organization_id = $1 AND live = $2 AND id = $3 AND version = $4 - 1
          RETURNING id, version),
        """
                .formatted(table, column)
            + told(told);
  }

  private static String told(String type) {
    return """
    told AS (
      INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
      SELECT $1, $8, $2, '%s', id, version, $7, $9 FROM counted
      RETURNING organization_id, id, live, type, data)
    """
            .formatted(type)
        + Outbox.POST
        + Journal.entry("counted", 10)
        + "SELECT true FROM counted";
  }

  @Override
  public Mono<Stored<T>> current(Scope scope) {
    return sql.one(current, Args.of(scope.organization(), scope.live()), this::stored);
  }

  @Override
  public Mono<Boolean> put(Change<T> change) {
    var after = change.after();
    var args =
        Args.of(after.organization(), after.live())
            .maybe(after.id(), UUID.class)
            .and(after.version())
            .json(Json.bytes(after.said()))
            .and(change.by())
            .maybe(after.updatedAt(), Instant.class)
            .and(change.event())
            .and((Object) change.data());
    return sql.one(after.version() == 1 ? first : next, change.act().addTo(args), row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  private Stored<T> stored(Columns row) {
    return new Stored<>(
        row.uuid("organization_id"),
        row.flag("live"),
        row.uuid("id"),
        row.integer("version"),
        Json.MAPPER.readValue(row.json(column), type),
        row.instant("updated_at"));
  }
}
