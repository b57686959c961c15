package dev.acquit.gateway.webhook.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.webhook.Events;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Events in PostgreSQL. Their ids begin with their time, so that a range of times is a range of the
 * index.
 */
@Repository
class SqlEvents implements Events {

  private static final String SELECT =
      """
      SELECT id AS event_id, live, type, resource, sequence, at, data FROM event
       WHERE organization_id = $1 AND live = $2 AND data IS NOT NULL
      """;

  private static final String FIND = SELECT + " AND id = $3";

  private static final String LIST =
      SELECT
          + """
           AND ($3::text IS NULL OR type = $3) AND ($4::uuid IS NULL OR resource = $4)
           AND ($5::uuid IS NULL OR id >= $5) AND ($6::uuid IS NULL OR id < $6)
           AND ($7::uuid IS NULL OR id < $7) ORDER BY id DESC LIMIT $8
          """;

  private static final String FORGET =
      """
      UPDATE event e SET data = NULL
        FROM (
          SELECT organization_id, id FROM event WHERE data IS NOT NULL AND id < $1
           ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED) old
       WHERE e.organization_id = old.organization_id AND e.id = old.id
      RETURNING e.id
      """;

  private final Sql sql;
  private final Clock clock;

  SqlEvents(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Mono<Told> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), caller.live(), id), SqlEvents::told);
  }

  @Override
  public Flux<Told> list(Caller caller, Filter filter, Page page) {
    return sql.many(
        LIST,
        Args.of(caller.organization(), caller.live())
            .maybe(filter.type(), String.class)
            .maybe(filter.resource(), UUID.class)
            .maybe(floor(filter.createdFrom()), UUID.class)
            .maybe(floor(filter.createdTo()), UUID.class)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlEvents::told);
  }

  @Override
  public Mono<Long> forgetOlderThan(Duration age, int batch) {
    return Mono.defer(() -> {
      var oldest = Ids.floor(clock.instant().minus(age));
      return sql.many(FORGET, Args.of(oldest, batch), row -> row.uuid("id")).count();
    });
  }

  private static @Nullable UUID floor(@Nullable Instant at) {
    return at == null ? null : Ids.floor(at);
  }

  static Told told(Columns row) {
    return new Told(
        row.uuid("event_id"),
        row.flag("live"),
        row.text("type"),
        row.uuid("resource"),
        row.number("sequence"),
        row.instant("at"),
        row.bytes("data"));
  }
}
