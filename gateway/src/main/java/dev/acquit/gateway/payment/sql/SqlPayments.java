package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.AttemptResult;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Payments.Hop;
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
          + Intents.told(16);

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
          status, amount, key_digest, created_at, rail, mandate_id)
        SELECT $1, $4, $2, $5, $6, $7, $8, $9, 'sent', $10, $13, $11, $16, $17 FROM gate),
      asked AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at)
        SELECT $1, $14, $3, $15, $2, $4, $11 FROM gate),
      begun_anew AS (
        UPDATE attempt a SET detail = NULL FROM gate WHERE a.organization_id = $1 AND a.id = $5 AND a.detail = $18)
      SELECT true FROM gate
      """;

  /**
   * The attempt that ended and the one that follows are one statement, so that there is never none,
   * and never two, that may move money. The key's answer is the next one's to save.
   */
  private static final String HOP =
      """
      WITH gate AS (
        UPDATE payment SET version = version + 1, updated_at = $11
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $12 AND status = 'submitted'
        RETURNING id),
      ended AS (
        UPDATE attempt a SET status = $14, processor_reference = $15, detail = $16, reason = $17, processor_code = $18,
          advice = $19, answered_at = $11
          FROM gate WHERE a.organization_id = $1 AND a.id = $13 AND a.status = 'sent'
        RETURNING a.id, a.rail, a.mandate_id),
      tried AS (
        INSERT INTO attempt (organization_id, id, payment_id, operation, account_id, processor, reference, status,
          amount, key_digest, created_at, rail, mandate_id)
        SELECT $1, $4, $2, $5, $6, $7, $8, 'sent', $9, $10, $11, ended.rail, ended.mandate_id FROM ended),
      keyed AS (
        UPDATE idempotency_key k SET attempt_id = $4 FROM ended
         WHERE k.organization_id = $1 AND k.live = $3 AND k.digest = $10 AND k.attempt_id = ended.id
           AND k.answer_status IS NULL),
      noted AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at)
        SELECT $1, e.id, $3, e.type, $2, e.attempt_id, $11
          FROM ended, unnest($20::uuid[], $21::text[], $22::uuid[]) AS e (id, type, attempt_id))
      """
          + Watching.HOPPED
          + "SELECT true FROM ended";

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
  public Mono<Boolean> claim(
      Payment read, Attempt attempt, IdempotencyKey key, Event event, Act act) {
    var args =
        Intents.args(
            read.organization(),
            read.id(),
            read.live(),
            attempt,
            key,
            event,
            own -> own.and(read.version()));
    return Intents.record(sql, CLAIM, act.addTo(args));
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
    return sql.one(HOP, args(hop), row -> true).defaultIfEmpty(false);
  }

  private static Args args(Hop hop) {
    var read = hop.read();
    var next = hop.next();
    var result = hop.ended().result();
    var args =
        Args.of(read.organization(), read.id(), read.live(), next.id())
            .maybe(next.operation())
            .and(next.route().account(), next.route().processor(), next.reference())
            .and(next.amount(), next.keyDigest(), next.createdAt(), read.version())
            .and(hop.ended().id())
            .maybe(result.status())
            .maybe(result.processorReference(), String.class)
            .maybe(result.detail(), String.class);
    Settlements.failure(args, result.failure())
        .and((Object) hop.events().stream().map(Event::id).toArray(UUID[]::new))
        .and((Object) hop.events().stream().map(Event::type).toArray(String[]::new))
        .and((Object) hop.events().stream().map(Event::attempt).toArray(UUID[]::new));
    return Watching.hop(args, hop);
  }

  private void told(boolean done) {
    if (done) {
      outbox.ring();
    }
  }

  @Override
  public Mono<Located> locate(
      UUID organization, UUID account, About about, @Nullable Operation operation) {
    return reader.locate(organization, account, about, operation);
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
            .and(event.id(), event.type())
            .maybe(attempt.rail())
            .maybe(attempt.mandate(), UUID.class)
            .and(AttemptResult.NOT_UNDONE);
    return sql.one(UNDO, args, row -> true).defaultIfEmpty(false);
  }
}
