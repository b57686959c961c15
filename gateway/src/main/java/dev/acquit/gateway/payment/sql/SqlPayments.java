package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Payments in PostgreSQL. Every write is one autocommitted statement: atomic, one round trip,
 * nothing to hold or leak.
 */
@Repository
class SqlPayments implements Payments {

  private static final String OPEN =
      """
      WITH used AS (
        UPDATE token SET used_by = $2
         WHERE organization_id = $1 AND id = $16 AND live = $3 AND used_by IS NULL AND expires_at > now()
        RETURNING id),
      gate AS (
        INSERT INTO payment (organization_id, id, live, status, amount, currency, capture, purpose, initiator,
          reference, source, details, created_at, updated_at)
        SELECT $1, $2, $3, 'submitted', $10, $17, $18, $19, $20, $21, $22, $23, $12, $12 FROM used
        RETURNING id)
      """
          + Intents.RECORD;

  private static final String CLAIM =
      """
      WITH gate AS (
        UPDATE payment SET busy_attempt_id = $4, version = version + 1, updated_at = $12
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $16
        RETURNING id)
      """
          + Intents.RECORD;

  private static final String SETTLE =
      """
      WITH gate AS (
        UPDATE payment SET status = $23, amount_authorized = $24, amount_captured = $25, settlement = $26,
          busy_attempt_id = $27, failure_reason = $28, failure_code = $29, failure_advice = $30,
          version = version + 1, updated_at = $20
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $31
        RETURNING id)
      """
          + Settlements.RECORD;

  private static final String EVENTS =
      """
      SELECT id, type, attempt_id, refund_id, at FROM event
       WHERE organization_id = $1 AND payment_id = $2 ORDER BY id LIMIT 1000
      """;

  private static final String ABANDONED =
      """
      SELECT a.organization_id, p.live, a.payment_id, a.id, a.refund_id
        FROM attempt a JOIN payment p ON p.organization_id = a.organization_id AND p.id = a.payment_id
       WHERE a.status = 'sent' AND a.sent_at < now() - $1 * interval '1 millisecond'
       ORDER BY a.sent_at LIMIT $2
      """;

  private final Sql sql;
  private final PaymentReader reader;

  SqlPayments(Sql sql, PaymentReader reader) {
    this.sql = sql;
    this.reader = reader;
  }

  @Override
  public Mono<Boolean> open(
      Payment payment, UUID token, Attempt attempt, IdempotencyKey key, Event event) {
    var terms = payment.terms();
    return record(
        OPEN,
        payment,
        attempt,
        key,
        event,
        args ->
            args.and(token, terms.money().currency())
                .maybe(terms.capture())
                .maybe(terms.purpose())
                .maybe(terms.initiator())
                .maybe(terms.reference(), String.class)
                .json(Json.bytes(terms.source()))
                .json(Json.bytes(terms.details())));
  }

  @Override
  public Mono<Boolean> claim(Payment read, Attempt attempt, IdempotencyKey key, Event event) {
    return record(CLAIM, read, attempt, key, event, args -> args.and(read.version()));
  }

  private Mono<Boolean> record(
      String statement,
      Payment payment,
      Attempt attempt,
      IdempotencyKey key,
      Event event,
      UnaryOperator<Args> own) {
    var args =
        Intents.args(
            payment.organization(), payment.id(), payment.live(), attempt, key, event, own);
    return Intents.record(sql, statement, args);
  }

  @Override
  public Mono<Boolean> settle(Settling settling) {
    var read = settling.read();
    var args =
        Settlements.args(
            new Settlements.Subject(read.organization(), read.id(), read.live()),
            settling.attempt(),
            settling.answerStatus(),
            settling.data(),
            settling.event(),
            own -> state(own, settling.after().state()).and(read.version()));
    return Settlements.record(sql, SETTLE, args);
  }

  private static Args state(Args args, Payment.State state) {
    args.maybe(state.status())
        .and(state.authorized(), state.captured())
        .maybe(state.settlement())
        .maybe(state.busy(), UUID.class);
    return Settlements.failure(args, state.failure());
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
                row.instant("at")));
  }

  @Override
  public Flux<Abandoned> abandoned(Duration olderThan, int limit) {
    return sql.many(
        ABANDONED,
        Args.of(olderThan.toMillis(), limit),
        row ->
            new Abandoned(
                row.uuid("organization_id"),
                row.flag("live"),
                row.uuid("payment_id"),
                row.uuid("id"),
                row.maybeUuid("refund_id")));
  }
}
