package dev.acquit.gateway.token.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.TokenStore;
import dev.acquit.processor.Instrument.BillingAddress;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlTokens implements TokenStore {

  private static final String ADD =
      """
      INSERT INTO token (organization_id, id, live, type, brand, last4, bin, exp_month, exp_year, fingerprint,
        vault_id, created_at, expires_at, billing_address, holder_name)
      VALUES ($1, $2, $3, 'card', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """;

  private static final String SELECT =
      """
      SELECT organization_id, id, live, brand, last4, bin, exp_month, exp_year, fingerprint, vault_id,
        created_at, expires_at, billing_address, holder_name, used_by
        FROM token
      """;

  private static final String FIND =
      SELECT + " WHERE organization_id = $1 AND id = $2 AND live = $3";

  private static final String SPENT =
      SELECT
          + " WHERE expires_at < now() - $1 * interval '1 millisecond' ORDER BY expires_at LIMIT"
          + " $2";

  private static final String DELETE = "DELETE FROM token WHERE organization_id = $1 AND id = $2";

  private final Sql sql;

  SqlTokens(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Void> add(Token token) {
    var card = token.card();
    return sql.run(
        ADD,
        Args.of(token.organization(), token.id(), token.live())
            .maybe(card.brand())
            .and(card.last4(), card.bin(), card.expMonth(), card.expYear(), card.fingerprint())
            .and(token.vaultId(), token.createdAt(), token.expiresAt())
            .json(Json.bytes(token.billingAddress()))
            .maybe(token.holderName(), String.class));
  }

  @Override
  public Mono<Token> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), id, caller.live()), SqlTokens::tokenIn);
  }

  @Override
  public Flux<Token> spent(Duration since, int limit) {
    return sql.many(SPENT, Args.of(since.toMillis(), limit), SqlTokens::tokenIn);
  }

  @Override
  public Mono<Void> delete(Token token) {
    return sql.run(DELETE, Args.of(token.organization(), token.id()));
  }

  private static Token tokenIn(Columns row) {
    return new Token(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        cardIn(row),
        row.maybeText("holder_name"),
        Json.MAPPER.readValue(row.json("billing_address"), BillingAddress.class),
        row.text("vault_id"),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.maybeUuid("used_by"));
  }

  private static Token.Card cardIn(Columns row) {
    return new Token.Card(
        row.constant("brand", CardBrand.class),
        row.text("last4"),
        row.text("bin"),
        row.integer("exp_month"),
        row.integer("exp_year"),
        row.text("fingerprint"));
  }
}
