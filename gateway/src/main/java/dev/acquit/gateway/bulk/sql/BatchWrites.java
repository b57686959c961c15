package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.Batches.Beginning;
import dev.acquit.gateway.bulk.Batches.Change;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import java.time.Instant;
import java.util.UUID;

/** The statements that write batches: whatever happens to one happens at once, with its event. */
final class BatchWrites {

  private static final String BEGIN =
      """
      WITH keyed AS (
        INSERT INTO idempotency_key (organization_id, live, digest, fingerprint, answer_status, answer_body, created_at)
        VALUES ($1, $2, $15, $16, $17, $18, $14)
        RETURNING organization_id),
      begun AS (
        INSERT INTO bulk_batch (organization_id, id, live, action, confirmed, reason, assignee, filter, size, to_do, sums,
          status, begun_by, expires_at, created_at, updated_at)
        SELECT organization_id, $3, $2, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $14 FROM keyed
        RETURNING organization_id, id, live, action),
      rowed AS (
        INSERT INTO bulk_row (organization_id, batch_id, item_id, lane, refund)
        SELECT i.organization_id, b.id, i.id, CASE b.action WHEN 'retry' THEN i.account_id ELSE b.id END,
          i.refund_id IS NOT NULL
          FROM begun b JOIN action_item i ON i.organization_id = b.organization_id AND i.live = b.live
         WHERE i.organization_id = $1 AND i.id = ANY ($19)
        RETURNING organization_id, lane),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT organization_id, $20, live, 'bulk.created', id, 1, $14, $18 FROM begun
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + Journal.entry("begun", 21);

  private static final String FOUND = "SELECT true FROM %s";

  /** One that waits already waits no longer; whoever has taken it cannot end it any more. */
  private static final String AGAIN =
      """
       ON CONFLICT (organization_id, queue, id) DO UPDATE SET due_at = least(work.due_at, now()), dead_at = NULL,
         taken = NULL, tries = 0, created_at = now())
      """;

  private static final String BEGIN_NOW =
      BEGIN
          + """
          , to_do AS (
            INSERT INTO work (organization_id, queue, lane, id)
            SELECT DISTINCT organization_id, 'bulk', lane, lane FROM rowed
          """
          + AGAIN
          + FOUND.formatted("begun");

  /** Its own job, which ends it where nobody decides in time. */
  private static final String BEGIN_LATER =
      BEGIN
          + """
          , to_expire AS (
            INSERT INTO work (organization_id, queue, lane, id, due_at)
            SELECT organization_id, 'bulk', id, id, $13 FROM begun)
          """
          + FOUND.formatted("begun");

  private static final String CHANGE =
      """
      WITH gate AS (
        UPDATE bulk_batch b SET status = $4, to_do = $5, skipped = $6, decision = $7, updated_at = $8,
          version = b.version + 1, sequence = b.sequence + 1
         WHERE b.organization_id = $1 AND b.id = $2 AND b.version = $3
        RETURNING b.organization_id, b.id, b.live, b.sequence)
      """;

  private static final String APPROVED =
      """
      , to_do AS (
        INSERT INTO work (organization_id, queue, lane, id)
        SELECT DISTINCT r.organization_id, 'bulk', r.lane, r.lane
          FROM gate g JOIN bulk_row r ON r.organization_id = g.organization_id AND r.batch_id = g.id
         WHERE r.organization_id = $1
      """
          + AGAIN;

  private static final String TOLD =
      """
      , told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT organization_id, $9, live, $10, id, sequence, $8, $11 FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST;

  /**
   * The batch first, as whatever ends one does; then its rows. Of a batch that was canceled what
   * had begun is left.
   */
  static final String TAKE =
      """
      WITH batch AS MATERIALIZED (
        SELECT b.id, b.action, b.status FROM bulk_batch b
         WHERE b.organization_id = $1 AND b.status IN ('running', 'canceled') AND b.to_do > 0 AND EXISTS (
           SELECT FROM bulk_row r
            WHERE r.organization_id = $1 AND r.batch_id = b.id AND r.lane = $2 AND r.refund = ANY ($3)
              AND r.done_at IS NULL AND r.due_at <= now() AND (b.status = 'running' OR r.begun_at IS NOT NULL))
         ORDER BY b.served_at, b.id LIMIT 1 FOR UPDATE),
      due AS MATERIALIZED (
        SELECT r.item_id, r.begun_at IS NOT NULL AS again FROM bulk_row r
         WHERE r.organization_id = $1 AND r.batch_id = (SELECT id FROM batch) AND r.lane = $2 AND r.refund = ANY ($3)
           AND r.done_at IS NULL AND r.due_at <= now()
           AND (r.begun_at IS NOT NULL OR (SELECT status FROM batch) = 'running')
         ORDER BY r.item_id LIMIT CASE (SELECT action FROM batch) WHEN 'retry' THEN $4 ELSE 100 END
         FOR UPDATE),
      begun AS (
        UPDATE bulk_row r SET begun_at = coalesce(r.begun_at, now()), due_at = now() + $5 * interval '1 millisecond'
          FROM due WHERE r.organization_id = $1 AND r.batch_id = (SELECT id FROM batch) AND r.item_id = due.item_id
        RETURNING r.batch_id, r.item_id, due.again, r.tries, r.round),
      counted AS (
        UPDATE bulk_batch b SET begun = b.begun + n.fresh, served_at = now(), version = b.version + 1
          FROM (SELECT count(*) FILTER (WHERE NOT again)::integer AS fresh FROM due) n
         WHERE b.organization_id = $1 AND b.id = (SELECT id FROM batch))
      SELECT batch_id, item_id, again, tries, round FROM begun ORDER BY item_id
      """;

  static final String RECORD =
      """
      WITH told AS MATERIALIZED (
        SELECT item, outcome, reason, payment, refund, pause, broke, kept FROM jsonb_to_recordset($3::jsonb)
          AS t (item uuid, outcome text, reason text, payment uuid, refund uuid, pause bigint, broke boolean, kept boolean)),
      put_off AS (
        UPDATE bulk_row r SET due_at = now() + t.pause * interval '1 millisecond', tries = r.tries + t.broke::integer,
          round = r.round + t.kept::integer
          FROM told t
         WHERE r.organization_id = $1 AND r.batch_id = $2 AND r.item_id = t.item AND r.done_at IS NULL AND t.outcome IS NULL),
      done AS (
        UPDATE bulk_row r SET outcome = lower(t.outcome), reason = t.reason, payment_id = t.payment, refund_id = t.refund,
          done_at = now()
          FROM told t
         WHERE r.organization_id = $1 AND r.batch_id = $2 AND r.item_id = t.item AND r.done_at IS NULL
           AND t.outcome IS NOT NULL
        RETURNING r.outcome)
      UPDATE bulk_batch b SET to_do = b.to_do - n.all_of_them, succeeded = b.succeeded + n.succeeded,
        failed = b.failed + n.failed, refused = b.refused + n.refused, skipped = b.skipped + n.skipped,
        unknown = b.unknown + n.unknown, version = b.version + 1, updated_at = now()
        FROM (
          SELECT count(*)::integer AS all_of_them,
            count(*) FILTER (WHERE outcome = 'succeeded')::integer AS succeeded,
            count(*) FILTER (WHERE outcome = 'failed')::integer AS failed,
            count(*) FILTER (WHERE outcome = 'refused')::integer AS refused,
            count(*) FILTER (WHERE outcome = 'skipped')::integer AS skipped,
            count(*) FILTER (WHERE outcome = 'unknown')::integer AS unknown FROM done) n
       WHERE b.organization_id = $1 AND b.id = $2 AND n.all_of_them > 0
      """;

  private BatchWrites() {}

  static String begin(Beginning beginning) {
    return beginning.after().status() == Status.RUNNING ? BEGIN_NOW : BEGIN_LATER;
  }

  static Args args(Beginning beginning) {
    var batch = beginning.after();
    var order = batch.order();
    var args =
        Args.of(batch.organization(), batch.live(), batch.id())
            .maybe(order.action())
            .and(order.confirmed())
            .maybe(order.reason(), String.class)
            .maybe(order.assignee(), String.class)
            .maybeJson(order.filter())
            .and(batch.size())
            .json(Json.bytes(batch.sums()))
            .maybe(batch.status())
            .json(Json.bytes(batch.by()))
            .maybe(batch.expiresAt(), Instant.class)
            .and(batch.createdAt())
            .and((Object) beginning.key().digest())
            .and((Object) beginning.key().fingerprint())
            .and(beginning.answer().status())
            .and((Object) beginning.data())
            .and((Object) beginning.items().toArray(UUID[]::new))
            .and(beginning.event());
    return beginning.act().addTo(args);
  }

  static String change(Change change) {
    var told = CHANGE + part(change.after()) + TOLD;
    return (change.act() == null ? told : told + Journal.entry("gate", 12))
        + FOUND.formatted("gate");
  }

  private static String part(Batch after) {
    return switch (after.status()) {
      case RUNNING -> APPROVED;
      case CANCELED, REJECTED -> leftAlone(Names.of(after.status()));
      case COMPLETED, AWAITING_APPROVAL, PAUSED -> "";
    };
  }

  /** What somebody has begun is for them to record. */
  private static String leftAlone(String reason) {
    return """
    , left_alone AS (
      UPDATE bulk_row r SET outcome = 'skipped', reason = '%s', done_at = $8 FROM gate g
       WHERE r.organization_id = $1 AND r.batch_id = g.id AND r.begun_at IS NULL AND r.done_at IS NULL)
    """
        .formatted(reason);
  }

  static Args args(Change change) {
    var after = change.after();
    var decision = after.decision();
    var args =
        Args.of(after.organization(), after.id(), change.read().version())
            .maybe(after.status())
            .and(after.state().toDo(), after.state().counts().skipped())
            .maybeJson(decision == null ? null : Json.bytes(decision))
            .and(after.updatedAt(), change.event(), change.type())
            .and((Object) change.data());
    return change.act() == null ? args : change.act().addTo(args);
  }
}
