package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.bulk.Selection.At;
import dev.acquit.gateway.bulk.Selection.Group;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.gateway.statements.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that stand alike, and what is known to stand in the way of their retry: as that would say
 * it, of many by one statement. What no row of theirs tells is not foreseen: routes, a payor's
 * notice, the networks' limits, and what a processor can refund.
 */
final class Judging {

  /**
   * Of the items that are meant, the first so many. {@code wrong} is what comes before the failure
   * is looked at, and {@code barred} what comes after it; of cards only the expiry may change.
   */
  static final String SELECT =
      """
      SELECT status, cause, waits, triable, refund, reason, advice, newer, wrong, barred, account_id, processor, currency,
        coalesce(sum(amount), 0)::bigint AS amount, array_agg(id) AS ids
        FROM (
          SELECT i.id, i.status, i.cause, i.waits_for IS NOT NULL AS waits, i.account_id, i.processor, i.currency, i.amount,
            i.reason, i.advice, i.payment_id IS NOT NULL AND i.dispute_id IS NULL AS triable, i.refund_id IS NOT NULL AS refund,
            coalesce(i.reason = 'expired_card'
              AND (c.details ->> 'exp_year')::integer * 12 + (c.details ->> 'exp_month')::integer
              > (p.source ->> 'exp_year')::integer * 12 + (p.source ->> 'exp_month')::integer, false) AS newer,
            CASE
              WHEN i.refund_id IS NOT NULL THEN CASE WHEN r.status <> 'failed' THEN 'wrong_state' END
              WHEN p.retry_canceled IN ('rejected', 'resolved') THEN 'wrong_state'
              WHEN p.status = 'submitted' THEN 'operation_in_progress'
              WHEN p.status <> 'failed' AND (p.status <> 'returned' OR p.retried_by IS NOT NULL) THEN 'wrong_state'
              WHEN p.method_stage IS DISTINCT FROM 'pays' THEN 'source_required'
              WHEN c.id IS NULL THEN 'not_found'
              WHEN p.source ->> 'rail' IN ('ACH', 'EFT') AND m.status IS NULL THEN 'mandate_required'
              WHEN m.status = 'pending' THEN 'mandate_pending'
              WHEN m.status = 'ended' THEN 'mandate_ended'
            END AS wrong,
            CASE
              WHEN i.refund_id IS NULL THEN
                CASE WHEN w.blocked = 'all' OR (w.blocked = 'merchant' AND p.initiator = 'merchant') THEN 'method_blocked' END
              WHEN p.status <> 'succeeded' THEN 'wrong_state'
              WHEN p.busy_attempt_id IS NOT NULL THEN 'operation_in_progress'
              WHEN i.amount > p.amount_captured - p.amount_refunded - p.amount_reserved - p.amount_disputed
                THEN 'amount_too_large'
            END AS barred
            FROM (SELECT * FROM action_item WHERE %s ORDER BY id LIMIT %s) i
              LEFT JOIN payment p ON p.organization_id = i.organization_id AND p.id = i.payment_id
              LEFT JOIN refund r ON r.organization_id = i.organization_id AND r.id = i.refund_id
              LEFT JOIN consent c ON c.organization_id = i.organization_id AND c.live = i.live AND c.method_id = p.method_id
                AND c.ended_at IS NULL
              LEFT JOIN watch w ON w.organization_id = i.organization_id AND w.live = i.live
                AND w.instrument = p.source ->> 'fingerprint'
              LEFT JOIN LATERAL (
                SELECT g.status FROM mandate g
                 WHERE p.source ->> 'rail' IN ('ACH', 'EFT') AND g.organization_id = i.organization_id AND g.method_id = c.method_id
                 ORDER BY g.status = 'ended', g.id DESC LIMIT 1) m ON true) j
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
      """;

  private Judging() {}

  static Group group(Columns row) {
    return new Group(
        row.constant("status", ItemStatus.class),
        row.constant("cause", Cause.class),
        row.flag("waits"),
        row.flag("triable"),
        row.flag("refund"),
        bar(row),
        new At(row.uuid("account_id"), row.text("processor")),
        row.maybeText("currency"),
        row.number("amount"),
        List.of(row.uuids("ids")));
  }

  private static @Nullable ProblemCode bar(Columns row) {
    var wrong = row.maybeConstant("wrong", ProblemCode.class);
    if (wrong != null || !row.flag("triable")) {
      return wrong;
    }
    return isFinal(row)
        ? ProblemCode.RETRY_REFUSED
        : row.maybeConstant("barred", ProblemCode.class);
  }

  /** Whether it failed for a reason that the same method does not mend. */
  private static boolean isFinal(Columns row) {
    var reason = row.maybeText("reason");
    return reason != null
        && !row.flag("newer")
        && Retry.of(reason, row.text("advice")) == Retry.NEVER;
  }
}
