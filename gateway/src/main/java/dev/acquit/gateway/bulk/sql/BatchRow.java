package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Counts;
import dev.acquit.gateway.bulk.Batch.Decision;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.bulk.Batch.State;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.Batch.Sum;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.statements.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code bulk_batch}. */
final class BatchRow {

  /**
   * What {@link #batch} reads. What waits for processors is seen when it is looked at: nothing has
   * to be written when a breaker opens or closes.
   */
  static final String SELECT =
      """
      SELECT b.organization_id, b.id, b.live, b.action, b.confirmed, b.reason, b.assignee, b.filter, b.size, b.sums,
        b.status, b.begun, b.to_do, b.succeeded, b.failed, b.refused, b.skipped, b.unknown, b.begun_by, b.decision,
        b.expires_at, b.version, b.created_at, b.updated_at, coalesce(w.lanes, '{}'::uuid[]) AS resting,
        coalesce(w.whole, false) AS rests
        FROM bulk_batch b LEFT JOIN LATERAL (
          SELECT array_agg(DISTINCT l.lane) FILTER (WHERE l.rests) AS lanes, bool_and(l.rests) AS whole FROM (
            SELECT d.lane, EXISTS (
              SELECT FROM breaker k
               WHERE k.organization_id = b.organization_id AND k.account_id = d.lane AND k.state = 'open'
                 AND k.kind = CASE WHEN d.refund THEN 'refund' ELSE 'charge' END
                 AND k.seen_at > now() - interval '1 minute') AS rests
              FROM (
                SELECT DISTINCT r.lane, r.refund FROM bulk_row r
                 WHERE r.organization_id = b.organization_id AND r.batch_id = b.id AND r.done_at IS NULL) d) l
           WHERE b.status = 'running' AND b.action = 'retry') w ON true
      """;

  private BatchRow() {}

  static Batch batch(Columns row) {
    return new Batch(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        new Order(
            row.constant("action", Action.class),
            row.flag("confirmed"),
            row.maybeText("reason"),
            row.maybeText("assignee"),
            row.maybeJson("filter")),
        row.integer("size"),
        List.of(Json.MAPPER.readValue(row.json("sums"), Sum[].class)),
        state(row),
        Json.MAPPER.readValue(row.json("begun_by"), Actor.class),
        decision(row.maybeJson("decision")),
        row.maybeInstant("expires_at"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static State state(Columns row) {
    return new State(
        row.flag("rests") ? Status.PAUSED : row.constant("status", Status.class),
        row.integer("begun"),
        row.integer("to_do"),
        new Counts(
            row.integer("succeeded"),
            row.integer("failed"),
            row.integer("refused"),
            row.integer("skipped"),
            row.integer("unknown")),
        List.of(row.uuids("resting")));
  }

  private static @Nullable Decision decision(byte @Nullable [] document) {
    return document == null ? null : Json.MAPPER.readValue(document, Decision.class);
  }
}
