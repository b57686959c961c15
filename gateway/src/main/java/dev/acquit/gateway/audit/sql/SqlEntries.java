package dev.acquit.gateway.audit.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.audit.Entries;
import dev.acquit.gateway.audit.Entry;
import dev.acquit.gateway.audit.Link;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Job;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlEntries implements Entries {

  private static final String COLUMNS =
      """
      SELECT organization_id, id, at, actor_type, actor_id, actor_name, ip, user_agent, request_id, live, action,
        resource, before, after, number, encode(seal, 'hex') AS seal
        FROM journal_entry WHERE organization_id = $1
      """;

  private static final String UNSEALED =
      COLUMNS + " AND id = ANY($2) AND number IS NULL ORDER BY id";

  private static final String CHAIN = COLUMNS + " AND number > $2 ORDER BY number LIMIT $3";

  private static final String LINK =
      "SELECT number, encode(seal, 'hex') AS seal FROM journal_entry WHERE organization_id = $1";

  private static final String NEWEST =
      LINK + " AND number IS NOT NULL ORDER BY number DESC LIMIT 1";

  private static final String OF_NUMBER = LINK + " AND number = $2";

  /**
   * Where one was sealed meanwhile the trigger refuses it another seal, or some number is taken:
   * all of this is undone.
   */
  private static final String SEAL =
      """
      WITH sealed AS (
        UPDATE journal_entry e SET number = s.number, seal = decode(s.seal, 'hex')
          FROM unnest($4::uuid[], $5::bigint[], $6::text[]) AS s (id, number, seal)
         WHERE e.organization_id = $1 AND e.id = s.id)
      DELETE FROM work
       WHERE organization_id = $1 AND queue = 'journal' AND id = ANY($2) AND taken = $3
      """;

  private static final String ORGANIZATION_AFTER =
      """
      SELECT organization_id FROM journal_entry
       WHERE organization_id > $1 AND number IS NOT NULL ORDER BY organization_id LIMIT 1
      """;

  private static final String LONGEST_UNSEALED =
      """
      SELECT coalesce(extract(epoch FROM now() - min(at)) * 1000, 0)::bigint AS age FROM (
        SELECT at FROM journal_entry WHERE number IS NULL ORDER BY at LIMIT 1) oldest
      """;

  private static final String NUMBER = "one_entry_a_number";
  private static final String SEALED_ALREADY = "23001"; // restrict_violation, of the trigger

  private final Sql sql;

  SqlEntries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<Entry> list(Caller caller, Filter filter, Page page) {
    var select = new Select(COLUMNS, caller, filter, page);
    return sql.many(select.text(), select.args(), SqlEntries::entry);
  }

  @Override
  public Flux<Entry> unsealed(UUID organization, Collection<UUID> ids) {
    var args = Args.of(organization).and((Object) ids.toArray(UUID[]::new));
    return sql.many(UNSEALED, args, SqlEntries::entry);
  }

  @Override
  public Mono<Link> newest(UUID organization) {
    return sql.one(NEWEST, Args.of(organization), SqlEntries::linkIn);
  }

  @Override
  public Mono<Link> link(UUID organization, long number) {
    return sql.one(OF_NUMBER, Args.of(organization, number), SqlEntries::linkIn);
  }

  @Override
  public Mono<Void> seal(List<Job> jobs, Map<UUID, Link> links) {
    var first = jobs.getFirst();
    var args =
        Args.of(first.organization())
            .and((Object) jobs.stream().map(Job::id).toArray(UUID[]::new))
            .and(first.taken())
            .and((Object) links.keySet().toArray(UUID[]::new))
            .and((Object) links.values().stream().map(Link::number).toArray(Long[]::new))
            .and((Object) links.values().stream().map(Link::seal).toArray(String[]::new));
    return sql.run(SEAL, args).onErrorMap(SqlEntries::isMoved, _ -> new ChainMoved());
  }

  private static boolean isMoved(Throwable failure) {
    return Sql.violates(failure, NUMBER)
        || (failure instanceof PostgresqlException refused
            && refused.getErrorDetails().getCode().equals(SEALED_ALREADY));
  }

  @Override
  public Flux<Entry> chain(UUID organization, long after, int limit) {
    return sql.many(CHAIN, Args.of(organization, after, limit), SqlEntries::entry);
  }

  @Override
  public Mono<UUID> organizationAfter(UUID organization) {
    return sql.one(ORGANIZATION_AFTER, Args.of(organization), row -> row.uuid("organization_id"));
  }

  @Override
  public Mono<Duration> longestUnsealed() {
    return sql.one(LONGEST_UNSEALED, Args.of(), row -> Duration.ofMillis(row.number("age")));
  }

  private static Link linkIn(Columns row) {
    return new Link(row.number("number"), row.text("seal"));
  }

  private static Entry entry(Columns row) {
    var origin =
        new Origin(row.maybeText("ip"), row.maybeText("user_agent"), row.maybeText("request_id"));
    return new Entry(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.instant("at"),
        new Actor(
            row.constant("actor_type", Actor.Type.class),
            row.maybeUuid("actor_id"),
            row.text("actor_name"),
            origin),
        row.maybeFlag("live"),
        row.text("action"),
        row.text("resource"),
        row.maybeJson("before"),
        row.maybeJson("after"),
        row.maybeNumber("number") == null ? null : linkIn(row));
  }
}
