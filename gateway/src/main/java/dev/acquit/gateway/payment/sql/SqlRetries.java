package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Retries;
import dev.acquit.gateway.payment.RetryLimit;
import dev.acquit.gateway.payment.Watch;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Retries in PostgreSQL: jobs of the one queue, and a row for each instrument that was declined.
 */
@Repository
class SqlRetries implements Retries {

  private static final String CANCEL =
      """
      WITH gate AS (
        UPDATE payment SET retry_at = NULL, retry_canceled = $5, version = version + 1, sequence = sequence + 1,
          updated_at = $6
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4 AND retry_at IS NOT NULL
        RETURNING sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at, resource, sequence, data)
        SELECT $1, $7, $3, $8, $2, $9, $6, $2, gate.sequence, $10 FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM gate";

  private static final String WATCHED =
      "SELECT tries, blocked FROM watch WHERE organization_id = $1 AND live = $2 AND instrument ="
          + " $3";

  private static final String FORGET =
      """
      DELETE FROM watch w USING (
        SELECT organization_id, live, instrument FROM watch
         WHERE blocked IS NULL AND updated_at < now() - $1 * interval '1 millisecond' ORDER BY updated_at LIMIT $2) old
       WHERE w.organization_id = old.organization_id AND w.live = old.live AND w.instrument = old.instrument
      RETURNING 1
      """;

  private final Sql sql;
  private final Outbox outbox;

  SqlRetries(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Payment> begin(Retrial retrial, IdempotencyKey key, Event event) {
    return Reopenings.record(sql, retrial, key, event).doOnNext(_ -> outbox.ring());
  }

  @Override
  public Mono<Boolean> cancel(Cancellation cancellation) {
    var read = cancellation.read();
    var after = cancellation.after();
    var event = cancellation.event();
    var args =
        Args.of(read.organization(), read.id(), read.live(), read.version())
            .maybe(after.retrying().canceled(), String.class)
            .and(after.updatedAt(), event.id(), event.type())
            .maybe(event.attempt(), UUID.class)
            .and((Object) cancellation.data());
    return sql.one(CANCEL, args, row -> true).doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  @Override
  public Mono<Watched> watched(UUID organization, boolean live, String instrument) {
    return sql.one(WATCHED, Args.of(organization, live, instrument), SqlRetries::watched);
  }

  private static Watched watched(Columns row) {
    var tries = Json.MAPPER.readValue(row.json("tries"), Try[].class);
    return new Watched(List.of(tries), row.maybeConstant("blocked", Watch.Block.class));
  }

  @Override
  public Mono<Long> forget() {
    return sql.many(FORGET, Args.of(RetryLimit.LONGEST.toMillis(), BATCH), row -> true).count();
  }
}
