package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.RefundStatus;
import dev.acquit.gateway.payment.Refunds;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refunds in PostgreSQL. What is reserved is checked by the statement that reserves, and again by
 * the table itself.
 */
@Repository
class SqlRefunds implements Refunds {

  private static final String RESERVE =
      """
      WITH reserved AS (
        UPDATE payment SET amount_reserved = amount_reserved + $10, version = version + 1, updated_at = $12
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND status = 'succeeded'
           AND busy_attempt_id IS NULL AND amount_captured - amount_refunded - amount_reserved - amount_disputed >= $10
        RETURNING id),
      gate AS (
        INSERT INTO refund (organization_id, id, payment_id, live, status, amount, currency, reason,
          created_at, updated_at)
        SELECT $1, $5, $2, $3, 'submitted', $10, $16, $17, $12, $12 FROM reserved
        RETURNING id)
      """
          + Intents.told(17);

  /** Changes of the refund raise the payment's version, too. $17 is the items. */
  private static final String AGAIN =
      """
      WITH reserved AS (
        UPDATE payment SET amount_reserved = amount_reserved + $10, version = version + 1, updated_at = $12
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $16 AND status = 'succeeded'
           AND busy_attempt_id IS NULL AND amount_captured - amount_refunded - amount_reserved - amount_disputed >= $10
        RETURNING id),
      gate AS (
        UPDATE refund r SET status = 'submitted', failure_reason = NULL, failure_code = NULL, failure_advice = NULL,
          updated_at = $12
          FROM reserved WHERE r.organization_id = $1 AND r.id = $5
        RETURNING r.id)
      """
          + ItemRow.written(17)
          + Intents.told(17);

  private static final String COLUMNS =
      """
      organization_id, id, payment_id, live, status, amount, currency, reason, failure_reason, failure_code,
      failure_advice, acquirer_reference, created_at, updated_at
      """;

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM refund WHERE organization_id = $1 AND live = $2 AND id = $3";

  private static final String OF =
      "SELECT "
          + COLUMNS
          + " FROM refund WHERE organization_id = $1 AND live = $2 AND payment_id = $3 ORDER BY id"
          + " DESC LIMIT 1000";

  private final Sql sql;
  private final Outbox outbox;

  SqlRefunds(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Boolean> reserve(
      Refund refund, Attempt attempt, IdempotencyKey key, Event event, Act act) {
    var args =
        Intents.args(
            refund.organization(),
            refund.payment(),
            refund.live(),
            attempt,
            key,
            event,
            own -> own.and(refund.money().currency()).maybe(refund.reason(), String.class));
    return Intents.record(sql, RESERVE, act.addTo(args));
  }

  @Override
  public Mono<Boolean> begin(Again again, IdempotencyKey key, Event event) {
    var read = again.read();
    var args =
        Intents.args(
            read.organization(),
            read.id(),
            read.live(),
            again.attempt(),
            key,
            event,
            own -> own.and(read.version()).json(ItemRow.of(again.items())));
    return Intents.record(sql, AGAIN, again.act().addTo(args)).doOnNext(_ -> outbox.ring());
  }

  @Override
  public Mono<Refund> find(UUID organization, boolean live, UUID id) {
    return sql.one(FIND, Args.of(organization, live, id), SqlRefunds::refund);
  }

  @Override
  public Flux<Refund> of(Caller caller, UUID payment) {
    return sql.many(OF, Args.of(caller.organization(), caller.live(), payment), SqlRefunds::refund);
  }

  private static Refund refund(Columns row) {
    return new Refund(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.uuid("payment_id"),
        row.flag("live"),
        row.constant("status", RefundStatus.class),
        new Money(row.number("amount"), row.text("currency")),
        row.maybeText("reason"),
        PaymentRows.failure(row),
        row.maybeText("acquirer_reference"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
