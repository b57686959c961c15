package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Payments in PostgreSQL. Every write is one autocommitted statement: atomic, one round trip,
 * nothing to hold or leak.
 */
@Repository
class SqlPayments implements Payments {

  private static final String CLAIM =
      """
      WITH gate AS (
        UPDATE payment SET busy_attempt_id = $4, version = version + 1, updated_at = $12
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $16
        RETURNING id)
      """
          + Intents.RECORD;

  private static final String EVENTS =
      """
      SELECT id, type, attempt_id, refund_id, at, via FROM event
       WHERE organization_id = $1 AND payment_id = $2 ORDER BY id LIMIT 1000
      """;

  private static final String UNDO =
      """
      WITH gate AS (
        UPDATE payment SET version = version + 1, updated_at = $11
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $12
        RETURNING id),
      tried AS (
        INSERT INTO attempt (organization_id, id, payment_id, undoes, operation, account_id, processor, reference,
          status, amount, key_digest, created_at)
        SELECT $1, $4, $2, $5, $6, $7, $8, $9, 'sent', $10, $13, $11 FROM gate),
      asked AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at)
        SELECT $1, $14, $3, $15, $2, $4, $11 FROM gate)
      SELECT true FROM gate
      """;

  private static final String LOCATE =
      """
      SELECT p.live, a.payment_id, a.id, a.refund_id
        FROM attempt a JOIN payment p ON p.organization_id = a.organization_id AND p.id = a.payment_id
       WHERE a.organization_id = $1 AND a.account_id = $2
         AND ($4::text IS NULL OR a.operation = $4
           OR (a.operation IN ('charge', 'authorize', 'verify') AND $4 IN ('charge', 'authorize', 'verify')))
      """;

  private static final String LOCATE_BY_OURS = LOCATE + " AND a.reference = $3";

  private static final String LOCATE_BY_THEIRS =
      LOCATE + " AND a.processor_reference = $3 ORDER BY a.id LIMIT 1";

  private final Sql sql;
  private final PaymentReader reader;
  private final Outbox outbox;

  SqlPayments(Sql sql, PaymentReader reader, Outbox outbox) {
    this.sql = sql;
    this.reader = reader;
    this.outbox = outbox;
  }

  @Override
  public Mono<Payment> open(Opening opening, IdempotencyKey key, Event event) {
    return Openings.record(sql, opening, key, event).doOnNext(_ -> told(opening.debit() != null));
  }

  @Override
  public Mono<Boolean> claim(Payment read, Attempt attempt, IdempotencyKey key, Event event) {
    var args =
        Intents.args(
            read.organization(),
            read.id(),
            read.live(),
            attempt,
            key,
            event,
            own -> own.and(read.version()));
    return Intents.record(sql, CLAIM, args);
  }

  @Override
  public Mono<Boolean> settle(Settling settling) {
    return Settlements.record(sql, settling).doOnNext(this::told);
  }

  @Override
  public Mono<Boolean> discover(Settling settling) {
    return Settlements.discover(sql, settling).doOnNext(this::told);
  }

  @Override
  public Mono<Boolean> hop(Hop hop) {
    return Hops.record(sql, hop);
  }

  private void told(boolean done) {
    if (done) {
      outbox.ring();
    }
  }

  @Override
  public Mono<Located> locate(
      UUID organization, UUID account, About about, @Nullable Operation operation) {
    var theirs =
        locate(LOCATE_BY_THEIRS, organization, account, about.processorReference(), operation);
    return locate(LOCATE_BY_OURS, organization, account, about.reference(), operation)
        .switchIfEmpty(theirs);
  }

  private Mono<Located> locate(
      String statement,
      UUID organization,
      UUID account,
      @Nullable String reference,
      @Nullable Operation operation) {
    return reference == null
        ? Mono.empty()
        : sql.one(
            statement,
            Args.of(organization, account, reference).maybe(operation),
            row ->
                new Located(
                    row.flag("live"),
                    row.uuid("payment_id"),
                    row.uuid("id"),
                    row.maybeUuid("refund_id")));
  }

  @Override
  public Mono<Payment> find(UUID organization, boolean live, UUID id) {
    return reader.find(organization, live, id);
  }

  @Override
  public Flux<Payment> list(Caller caller, Filter filter, Page page) {
    return reader.list(caller, filter, page);
  }

  @Override
  public Flux<Event> events(Payment payment) {
    return sql.many(
        EVENTS,
        Args.of(payment.organization(), payment.id()),
        row ->
            new Event(
                row.uuid("id"),
                row.text("type"),
                row.maybeUuid("attempt_id"),
                row.maybeUuid("refund_id"),
                row.instant("at"),
                row.maybeText("via")));
  }

  @Override
  public Mono<Boolean> undo(Payment read, Attempt attempt, Event event) {
    var args =
        Args.of(read.organization(), read.id(), read.live(), attempt.id())
            .maybe(attempt.undoes(), UUID.class)
            .maybe(attempt.operation())
            .and(attempt.route().account(), attempt.route().processor(), attempt.reference())
            .and(attempt.amount(), attempt.createdAt(), read.version())
            .and((Object) attempt.keyDigest())
            .and(event.id(), event.type());
    return sql.one(UNDO, args, row -> true).defaultIfEmpty(false);
  }
}
