package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.mandate.MandateRow;
import dev.acquit.gateway.payment.Payments.Debit;
import dev.acquit.gateway.statements.Args;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a debit's first commit does with its mandate: holds it, so that whoever ends it meanwhile
 * comes before or after, uses up its notice, and ends it where it allowed one debit only. All of it
 * is idle where a card is charged. $24 to $32 are {@link #args}.
 */
final class Mandating {

  /** Begins the statement. */
  static final String HELD =
      """
      WITH allowed AS (
        SELECT m.id FROM mandate m
         WHERE m.organization_id = $1 AND m.live = $3 AND m.id = $24 AND m.status = 'active' FOR UPDATE),
      noticed AS (
        SELECT n.id FROM mandate_notice n
         WHERE n.organization_id = $1 AND n.mandate_id = $24 AND n.id = $26 AND n.payment_id IS NULL FOR UPDATE),
      """;

  /** A condition of whatever comes before the gate. */
  static final String ALLOWED =
      """
       AND ($24::uuid IS NULL OR $25 OR EXISTS (SELECT FROM allowed))
         AND ($26::uuid IS NULL OR EXISTS (SELECT FROM noticed))
      """;

  /** Follows the gate. */
  static final String RECORDED =
      """
      , given AS (
        INSERT INTO mandate (%1$s, sequence)
        SELECT %1$s, CASE WHEN $31::uuid IS NULL THEN 1 ELSE 2 END FROM jsonb_populate_record(NULL::mandate, $27::jsonb)
         WHERE organization_id = $1 AND $25 AND EXISTS (SELECT FROM gate)),
      notice_used AS (
        UPDATE mandate_notice n SET payment_id = $2 FROM gate
         WHERE n.organization_id = $1 AND n.id = $26 AND $26::uuid IS NOT NULL),
      ended AS (
        UPDATE mandate m SET status = 'ended', ended_reason = 'used', ended_at = $12, updated_at = $12,
          sequence = m.sequence + 1
          FROM gate WHERE m.organization_id = $1 AND m.id = $24 AND $28 AND NOT $25
        RETURNING m.sequence),
      counted AS (
        SELECT $29::uuid AS id, 'mandate.created' AS type, 1::bigint AS sequence, $30::bytea AS data
          FROM gate WHERE $29::uuid IS NOT NULL
        UNION ALL SELECT $31, 'mandate.ended', 2, $32 FROM gate WHERE $25 AND $28
        UNION ALL SELECT $31, 'mandate.ended', sequence, $32 FROM ended),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, mandate_id, at, resource, sequence,
          data)
        SELECT $1, c.id, $3, c.type, $2, $4, $24, $12, $24, c.sequence, c.data FROM counted c
        RETURNING organization_id, id, live, type, data)
      """
              .formatted(MandateRow.COLUMNS)
          + Outbox.POST;

  /**
   * What a return does to the mandate in a settlement, where it says that no debit is allowed any
   * more: $19, $48, $52 and $53 are the settlement's.
   */
  static final String REVOKED =
      """
      , revoked AS (
        UPDATE mandate m SET status = 'ended', ended_reason = 'returned', ended_detail = $48, ended_at = $18,
          updated_at = $18, sequence = m.sequence + 1
          FROM gate, attempt a
         WHERE $52::uuid IS NOT NULL AND a.organization_id = $1 AND a.id = $19
           AND m.organization_id = $1 AND m.id = a.mandate_id AND m.status <> 'ended'
        RETURNING m.id, m.sequence)
      """;

  /** Goes on with the settlement's events. */
  static final String ENDED =
      """
        UNION ALL
        SELECT $1, $52, $3, 'mandate.ended', $2, $19, NULL, id, $18, $24, id, sequence, $53 FROM revoked
      """;

  private Mandating() {}

  static Args args(Args args, @Nullable Debit debit) {
    return debit == null ? none(args) : of(args, debit);
  }

  private static Args none(Args args) {
    args.maybe(null, UUID.class).and(false).maybe(null, UUID.class).maybeJson(null).and(false);
    return told(told(args, null), null);
  }

  private static Args of(Args args, Debit debit) {
    var mandate = debit.mandate();
    args.and(mandate.id(), debit.isNew())
        .maybe(debit.notice(), UUID.class)
        .maybeJson(debit.isNew() ? MandateRow.of(mandate) : null)
        .and(mandate.isEnded());
    return told(told(args, debit.created()), debit.ended());
  }

  private static Args told(Args args, @Nullable MandateEvent telling) {
    return args.maybe(telling == null ? null : telling.id(), UUID.class)
        .maybe(telling == null ? null : telling.data(), byte[].class);
  }
}
