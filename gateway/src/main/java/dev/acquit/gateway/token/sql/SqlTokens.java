package dev.acquit.gateway.token.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.mandate.MandateRow;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.TokenStore;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlTokens implements TokenStore {

  private static final String ADD =
      """
      WITH given AS (
        INSERT INTO mandate (%1$s, sequence)
        SELECT %1$s, 1 FROM jsonb_populate_record(NULL::mandate, $22::jsonb) WHERE organization_id = $1 AND $19::uuid IS NOT NULL),
      told AS (
        INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
        SELECT $1, $23, $3, $24, $19, $12, $19, 1, $25 WHERE $19::uuid IS NOT NULL
        RETURNING organization_id, id, live, type, data)
      %2$s
      , left_with AS (
        INSERT INTO token_reference (organization_id, token_id, account_id, reference)
        SELECT $1, $2, r.account, r.reference FROM unnest($20::uuid[], $21::text[]) AS r (account, reference))
      INSERT INTO token (organization_id, id, live, type, rail, brand, last4, bin, exp_month, exp_year, fingerprint,
        created_at, expires_at, vault_id, billing_address, holder_name, account_type, holder_type, mandate_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      """
          .formatted(MandateRow.COLUMNS, Outbox.POST);

  private static final String SELECT =
      """
      SELECT t.organization_id, t.id, t.live, t.type, t.rail, t.brand, t.last4, t.bin, t.exp_month, t.exp_year,
        t.fingerprint, t.vault_id, t.created_at, t.expires_at, t.expires_at <= now() AS expired,
        t.billing_address, t.holder_name, t.used_by, t.account_type, t.holder_type, to_jsonb(m) AS mandate,
        (SELECT jsonb_object_agg(r.account_id, r.reference) FROM token_reference r
          WHERE r.organization_id = t.organization_id AND r.token_id = t.id) AS "references"
        FROM token t LEFT JOIN mandate m ON m.organization_id = t.organization_id AND m.id = t.mandate_id
      """;

  private static final String FIND =
      SELECT + " WHERE t.organization_id = $1 AND t.id = $2 AND t.live = $3";

  private static final String SPENT =
      SELECT
          + " WHERE t.expires_at < now() - $1 * interval '1 millisecond' ORDER BY t.expires_at"
          + " LIMIT $2";

  private static final String DELETE = "DELETE FROM token WHERE organization_id = $1 AND id = $2";

  private final Sql sql;
  private final Outbox outbox;

  SqlTokens(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Void> add(Token token, @Nullable MandateEvent told) {
    return sql.run(ADD, TokenColumns.of(token, told))
        .doOnSuccess(_ -> {
          if (told != null) {
            outbox.ring();
          }
        });
  }

  @Override
  public Mono<Token> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), id, caller.live()), TokenColumns::token);
  }

  @Override
  public Flux<Token> spent(Duration since, int limit) {
    return sql.many(SPENT, Args.of(since.toMillis(), limit), TokenColumns::token);
  }

  @Override
  public Mono<Void> delete(Token token) {
    return sql.run(DELETE, Args.of(token.organization(), token.id()));
  }
}
