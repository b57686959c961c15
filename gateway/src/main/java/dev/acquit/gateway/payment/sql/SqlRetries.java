package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.Retries;
import dev.acquit.gateway.payment.RetryLimit;
import dev.acquit.gateway.payment.Watch;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Retries in PostgreSQL: jobs of the one queue, and a row for each instrument that was declined.
 */
@Repository
class SqlRetries implements Retries {

  /** Within the gate. $75 to $78 are {@link #add}. */
  static final String PLAN = ", retry_at = $75, retry_canceled = $76\n";

  /** A job a payment: one that was taken, and planned anew under way, belongs to nobody again. */
  static final String QUEUED =
      """
      , planned AS (
        INSERT INTO work AS w (organization_id, queue, lane, id, due_at)
        SELECT $1, 'retries', $1, $2, $75 FROM gate WHERE $77 AND $75::timestamptz IS NOT NULL
        ON CONFLICT (organization_id, queue, id) DO UPDATE
          SET dead_at = NULL, due_at = excluded.due_at, taken = NULL, tries = 0, created_at = now()),
      unplanned AS (
        DELETE FROM work w USING gate
         WHERE $77 AND $75::timestamptz IS NULL AND w.organization_id = $1 AND w.queue = 'retries' AND w.id = $2)
      """;

  private static final String STANDS = "   AND EXISTS (SELECT FROM standing)\n";

  private static final String AGAIN =
      """
      , gate AS (
        UPDATE payment p SET status = 'submitted', failure_reason = NULL, failure_code = NULL, failure_advice = NULL,
          retry_at = NULL, retry_canceled = NULL, retries = p.retries + $42::integer, version = p.version + 1,
          updated_at = $12, capture = $18, purpose = $19, initiator = $20, reference = $21, source = $22, details = $23,
          mandate_id = $24, method_id = $33, method_stage = $34
          FROM used WHERE p.organization_id = $1 AND p.id = $43
        RETURNING p.id, p.method_id)
      """;

  private static final String ANEW =
      """
      , gate AS (
        INSERT INTO payment (organization_id, id, live, status, amount, currency, capture, purpose, initiator,
          reference, source, details, mandate_id, method_id, method_stage, retries, retry_of, created_at, updated_at)
        SELECT $1, $2, $3, 'submitted', $10, $17, $18, $19, $20, $21, $22, $23, $24, $33, $34,
          (SELECT o.retries FROM payment o WHERE o.organization_id = $1 AND o.id = $43) + $42::integer, $43, $12, $12
          FROM used
        RETURNING id, method_id),
      replaced AS (
        UPDATE payment p SET retried_by = $2, retry_at = NULL, retry_canceled = NULL, version = p.version + 1,
          updated_at = $12
          FROM gate WHERE p.organization_id = $1 AND p.id = $43)
      """;

  private static final String RECORD =
      Mandating.RECORDED
          + Watching.COUNTED
          + """
          , unplanned AS (
            DELETE FROM work w USING gate WHERE w.organization_id = $1 AND w.queue = 'retries' AND w.id = $43)
          """
          + ItemRow.written(44);

  private static final Begin FAILED_BY_TOKEN =
      Begin.of(Openings.byToken(true, standing("failed"), STANDS) + AGAIN + RECORD);
  private static final Begin FAILED_BY_METHOD =
      Begin.of(Openings.byMethod(true, standing("failed"), STANDS) + AGAIN + RECORD);
  private static final Begin RETURNED_BY_TOKEN =
      Begin.of(Openings.byToken(true, standing("returned"), STANDS) + ANEW + RECORD);
  private static final Begin RETURNED_BY_METHOD =
      Begin.of(Openings.byMethod(true, standing("returned"), STANDS) + ANEW + RECORD);

  /** What is planned anew is due by the database's clock, since that decides. $12 is the items. */
  private static final String REPLAN =
      """
      WITH gate AS (
        UPDATE payment SET retry_at = CASE WHEN $13 THEN now() ELSE $5 END, retry_canceled = $6, version = version + 1, updated_at = $7,
          sequence = sequence + CASE WHEN $8::uuid IS NULL THEN 0 ELSE 1 END
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4
        RETURNING sequence),
      unplanned AS (
        DELETE FROM work w USING gate
         WHERE $5::timestamptz IS NULL AND w.organization_id = $1 AND w.queue = 'retries' AND w.id = $2),
      planned AS (
        UPDATE work w SET due_at = now() FROM gate
         WHERE $13 AND w.organization_id = $1 AND w.queue = 'retries' AND w.id = $2 AND w.taken IS NULL),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at, resource, sequence, data)
        SELECT $1, $8, $3, $9, $2, $10, $7, $2, gate.sequence, $11 FROM gate WHERE $8::uuid IS NOT NULL
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + ItemRow.written(12)
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
    return begun(retrial, key, event).doOnNext(_ -> outbox.ring());
  }

  /**
   * The payment stands before what pays is touched. $41 to $44 are {@link #args}: the version,
   * whether it is due by itself, what was read, and its items.
   */
  private static String standing(String status) {
    return """
    standing AS (
      SELECT p.id FROM payment p
       WHERE p.organization_id = $1 AND p.id = $43 AND p.live = $3 AND p.version = $41 AND p.status = '%s'
         AND p.retried_by IS NULL AND (NOT $42 OR p.retry_at <= now()) FOR UPDATE),
    """
        .formatted(status);
  }

  private Mono<Payment> begun(Retrial retrial, IdempotencyKey key, Event event) {
    var opening = retrial.opening();
    var payment = opening.payment();
    var args =
        Intents.args(
            payment.organization(),
            payment.id(),
            payment.live(),
            opening.attempt(),
            key,
            event,
            own -> args(Openings.terms(own, opening), retrial));
    var act = retrial.act();
    var begun =
        act == null
            ? Intents.record(sql, statement(retrial).byItself, args, row -> payment)
            : Intents.record(sql, statement(retrial).asked, act.addTo(args), row -> payment);
    return begun.onErrorMap(Openings::refused);
  }

  private static Begin statement(Retrial retrial) {
    var saved = retrial.opening().source().saved();
    return retrial.read().status() == PaymentStatus.FAILED
        ? (saved ? FAILED_BY_METHOD : FAILED_BY_TOKEN)
        : (saved ? RETURNED_BY_METHOD : RETURNED_BY_TOKEN);
  }

  private static Args args(Args args, Retrial retrial) {
    return args.and(retrial.read().version(), retrial.automatic(), retrial.read().id())
        .json(ItemRow.of(retrial.items()));
  }

  static Args add(Args args, Settling settling) {
    var before = settling.read().retrying();
    var after = settling.after().retrying();
    var failure = settling.attempt().result().failure();
    var wait = failure == null ? null : failure.pause();
    return args.maybe(after.at(), Instant.class)
        .maybe(after.canceled(), String.class)
        .and(!Objects.equals(before.at(), after.at()))
        .maybe(wait == null ? null : wait.toMillis(), Long.class);
  }

  @Override
  public Mono<Boolean> replan(Replanning replanning) {
    var read = replanning.read();
    var after = replanning.after();
    var event = replanning.event();
    var args =
        Args.of(read.organization(), read.id(), read.live(), read.version())
            .maybe(after.retrying().at(), Instant.class)
            .maybe(after.retrying().canceled(), String.class)
            .and(after.updatedAt())
            .maybe(event == null ? null : event.id(), UUID.class)
            .maybe(event == null ? null : event.type(), String.class)
            .maybe(event == null ? null : event.attempt(), UUID.class)
            .and((Object) replanning.data())
            .json(ItemRow.of(replanning.items()))
            .and(isDue(replanning));
    return sql.one(REPLAN, args, row -> true).doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  private static boolean isDue(Replanning replanning) {
    var after = replanning.after().retrying().at();
    return after != null && !after.equals(replanning.read().retrying().at());
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

  /** How a payment is tried again; the journal tells what somebody asks for. */
  private record Begin(String byItself, String asked) {

    static Begin of(String text) {
      return new Begin(text + Intents.record(44), text + Intents.told(44));
    }
  }
}
