package dev.acquit.gateway.account.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

@Repository
class SqlAccounts implements Accounts {

  private static final String COLUMNS =
      "organization_id, id, live, processor, name, base_url, credentials, settings, deadlines,"
          + " resilience, enabled, created_at, updated_at";

  private static final String ENABLED =
      "SELECT "
          + COLUMNS
          + " FROM processor_account WHERE organization_id = $1 AND live = $2 AND enabled ORDER BY"
          + " id LIMIT 100";

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM processor_account WHERE organization_id = $1 AND id = $2";

  private static final String FIND_ALONE =
      "SELECT " + COLUMNS + " FROM processor_account WHERE id = $1";

  private static final String LIST =
      "SELECT "
          + COLUMNS
          + " FROM processor_account WHERE organization_id = $1 AND live = $2"
          + " AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4";

  private static final String ADD =
      """
      WITH gate AS (
        INSERT INTO processor_account (organization_id, id, live, processor, name, base_url, enabled, created_at,
          updated_at, credentials, settings, deadlines, resilience)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (organization_id, live, name) DO NOTHING
        RETURNING id)
      """
          + Journal.entry("gate", 14)
          + "SELECT true FROM gate";

  private static final String CHANGE =
      """
      WITH gate AS (
      UPDATE processor_account a SET name = $5, base_url = $6, enabled = $7, updated_at = $9, credentials = $10,
        settings = $11, deadlines = $12, resilience = $13
       WHERE a.organization_id = $1 AND a.id = $2 AND a.live = $3 AND a.processor = $4 AND a.updated_at = $8
         AND NOT EXISTS (
           SELECT FROM processor_account o
            WHERE o.organization_id = $1 AND o.live = $3 AND o.name = $5 AND o.id <> $2)
      RETURNING a.id)
      """
          + Journal.entry("gate", 14)
          + "SELECT true FROM gate";

  private static final String CLAIM_POLLS =
      """
      UPDATE processor_account a SET poll_at = now() + $2 * interval '1 millisecond'
        FROM (
          SELECT organization_id, id FROM processor_account WHERE poll_at <= now()
           ORDER BY poll_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
       WHERE a.organization_id = due.organization_id AND a.id = due.id
      RETURNING a.organization_id, a.id, a.polled_on
      """;

  private static final String POLLED =
      "UPDATE processor_account SET polled_on = $3 WHERE organization_id = $1 AND id = $2";

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Sql sql;

  SqlAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<Stored> enabled(Caller caller) {
    return sql.many(ENABLED, Args.of(caller.organization(), caller.live()), SqlAccounts::stored);
  }

  @Override
  public Mono<Stored> find(UUID organization, UUID id) {
    return sql.one(FIND, Args.of(organization, id), SqlAccounts::stored);
  }

  @Override
  public Mono<Stored> find(UUID id) {
    return sql.one(FIND_ALONE, Args.of(id), SqlAccounts::stored);
  }

  @Override
  public Flux<Stored> list(Caller caller, Page page) {
    return sql.many(
        LIST,
        Args.of(caller.organization(), caller.live())
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlAccounts::stored);
  }

  @Override
  public Flux<Due> claimPolls(int limit, Duration every) {
    return sql.many(
        CLAIM_POLLS,
        Args.of(limit, every.toMillis()),
        row -> new Due(row.uuid("organization_id"), row.uuid("id"), row.maybeDate("polled_on")));
  }

  @Override
  public Mono<Void> polled(Due account, LocalDate day) {
    return sql.run(POLLED, Args.of(account.organization(), account.account(), day));
  }

  @Override
  public Mono<Boolean> add(Stored account, Act act) {
    return written(ADD, account, account.createdAt(), act);
  }

  @Override
  public Mono<Boolean> change(Stored read, Stored after, Act act) {
    return written(CHANGE, after, read.updatedAt(), act);
  }

  private Mono<Boolean> written(String statement, Stored account, Instant before, Act act) {
    var args =
        Args.of(account.organization(), account.id(), account.live(), account.processor())
            .and(account.name(), account.baseUrl().toString(), account.enabled(), before)
            .and(account.updatedAt())
            .json(Json.bytes(account.credentials()))
            .json(Json.bytes(account.settings()))
            .json(Json.bytes(account.deadlines()))
            .json(Json.bytes(account.resilience()));
    return sql.one(statement, act.addTo(args), row -> true).defaultIfEmpty(false);
  }

  private static Stored stored(Columns row) {
    return new Stored(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        row.text("processor"),
        row.text("name"),
        URI.create(row.text("base_url")),
        Json.MAPPER.readValue(row.json("credentials"), TEXTS),
        Json.MAPPER.readValue(row.json("settings"), TEXTS),
        Json.MAPPER.readValue(row.json("deadlines"), TEXTS),
        Json.MAPPER.readValue(row.json("resilience"), Resilience.class),
        row.flag("enabled"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
