package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Accounts;
import dev.acquit.gateway.payment.Notices;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
      "organization_id, id, live, processor, name, base_url, credentials";

  private static final String ENABLED =
      "SELECT "
          + COLUMNS
          + " FROM processor_account WHERE organization_id = $1 AND live = $2 AND enabled ORDER BY"
          + " id LIMIT 100";

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM processor_account WHERE organization_id = $1 AND id = $2";

  private static final String FIND_ALONE =
      "SELECT " + COLUMNS + " FROM processor_account WHERE id = $1";

  private static final String ADD =
      """
      INSERT INTO processor_account (organization_id, id, live, processor, name, base_url, created_at, credentials)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (organization_id, live, name) DO NOTHING
      """;

  private static final String CLAIM_POLLS =
      """
      UPDATE processor_account a SET poll_at = now() + $2 * interval '1 millisecond'
        FROM (
          SELECT organization_id, id FROM processor_account WHERE enabled AND poll_at <= now()
           ORDER BY poll_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
       WHERE a.organization_id = due.organization_id AND a.id = due.id
      RETURNING a.organization_id, a.id, a.polled_on
      """;

  private static final String POLLED =
      "UPDATE processor_account SET polled_on = $3 WHERE organization_id = $1 AND id = $2";

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Sql sql;
  private final Clock clock;

  SqlAccounts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
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
  public Flux<Notices.Due> claimPolls(int limit, Duration every) {
    return sql.many(
        CLAIM_POLLS,
        Args.of(limit, every.toMillis()),
        row ->
            new Notices.Due(
                row.uuid("organization_id"), row.uuid("id"), row.maybeDate("polled_on")));
  }

  @Override
  public Mono<Void> polled(UUID organization, UUID id, LocalDate day) {
    return sql.run(POLLED, Args.of(organization, id, day));
  }

  @Override
  public Mono<Void> add(Stored account) {
    return sql.run(
        ADD,
        Args.of(account.organization(), account.id(), account.live(), account.processor())
            .and(account.name(), account.baseUrl().toString(), clock.instant())
            .json(Json.bytes(account.credentials())));
  }

  private static Stored stored(Columns row) {
    return new Stored(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        row.text("processor"),
        row.text("name"),
        URI.create(row.text("base_url")),
        Json.MAPPER.readValue(row.json("credentials"), TEXTS));
  }
}
