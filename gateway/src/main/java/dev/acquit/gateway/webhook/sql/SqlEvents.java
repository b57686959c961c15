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
import java.util.function.Function;
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

  private static final String PAGE =
      """
       AND ($4::uuid IS NULL OR id >= $4) AND ($5::uuid IS NULL OR id < $5) AND ($6::uuid IS NULL OR id < $6)
       ORDER BY id DESC LIMIT $7
      """;

  private static final String ANY = SELECT + " AND $3::text IS NULL AND $8::uuid IS NULL" + PAGE;

  /** Texts of their own, so that a plan for any value finds the index. */
  private static final String OF_TYPE = SELECT + " AND type = $3 AND $8::uuid IS NULL" + PAGE;

  private static final String OF_RESOURCE =
      SELECT + " AND ($3::text IS NULL OR type = $3) AND resource = $8" + PAGE;

  /** Whose they are comes first; then one organization is named. */
  private static final String WHOSE_ARE_OLD =
      """
      SELECT DISTINCT organization_id FROM (
        SELECT organization_id FROM event WHERE data IS NOT NULL AND id < $1 ORDER BY id LIMIT $2) old
      """;

  private static final String FORGET =
      """
      WITH old AS MATERIALIZED (
        SELECT id FROM event
         WHERE organization_id = $1 AND live IN (false, true) AND data IS NOT NULL AND id < $2
         LIMIT $3 FOR UPDATE SKIP LOCKED)
      UPDATE event e SET data = NULL FROM old WHERE e.organization_id = $1 AND e.id = old.id
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
        filter.resource() != null ? OF_RESOURCE : filter.type() != null ? OF_TYPE : ANY,
        Args.of(caller.organization(), caller.live())
            .maybe(filter.type(), String.class)
            .maybe(floor(filter.createdFrom()), UUID.class)
            .maybe(floor(filter.createdTo()), UUID.class)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1)
            .maybe(filter.resource(), UUID.class),
        SqlEvents::told);
  }

  @Override
  public Mono<Long> forgetOlderThan(Duration age, int batch) {
    return Mono.defer(() -> {
      var oldest = Ids.floor(clock.instant().minus(age));
      return sql.many(WHOSE_ARE_OLD, Args.of(oldest, batch), row -> row.uuid("organization_id"))
          .collectList()
          .flatMapIterable(Function.identity())
          .concatMap(organization -> forget(organization, oldest, batch))
          .reduce(0L, Long::sum);
    });
  }

  private Mono<Long> forget(UUID organization, UUID oldest, int batch) {
    var args = Args.of(organization, oldest, batch);
    return sql.many(FORGET, args, row -> row.uuid("id")).count();
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
