package dev.acquit.gateway.mandate.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.mandate.MandateRow;

/** A method that a user keeps gets a mandate, in the place of the one that it had. */
final class GiveStatement {

  /**
   * The method's version is raised, so that whoever ends what it has reads again. The consent is
   * held last, as charges hold it.
   */
  static final String GIVE =
      """
      WITH target AS (
        UPDATE payment_method SET version = version + 1 WHERE id = $11 AND live = $2 AND status = 'active'
        RETURNING id),
      held AS (
        SELECT m.id FROM mandate m, target WHERE m.organization_id = $1 AND m.live = $2 AND m.id = $6 AND m.status <> 'ended'
          FOR UPDATE OF m),
      agreed AS (
        SELECT c.method_id FROM consent c, target, (SELECT count(*) FROM held) first
         WHERE c.organization_id = $1 AND c.method_id = target.id AND c.ended_at IS NULL FOR SHARE OF c),
      superseded AS (
        UPDATE mandate m SET status = 'ended', ended_reason = 'superseded', ended_at = $5, updated_at = $5,
          sequence = m.sequence + 1
          FROM agreed, held WHERE m.organization_id = $1 AND m.id = held.id
        RETURNING m.id, m.sequence),
      gate AS (
        INSERT INTO mandate (%1$s, sequence)
        SELECT %1$s, 1 FROM jsonb_populate_record(NULL::mandate, $4::jsonb)
         WHERE organization_id = $1 AND EXISTS (SELECT FROM agreed) AND ($6::uuid IS NULL OR EXISTS (SELECT FROM superseded))
        RETURNING id),
      told AS (
        INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
        SELECT $1, $7, $2, 'mandate.created', $3, $5, $3, 1, $8 FROM gate
        UNION ALL SELECT $1, $9, $2, 'mandate.ended', id, $5, id, sequence, $10 FROM superseded
        RETURNING organization_id, id, live, type, data)
      %2$s%3$s
      SELECT true FROM gate
      """
          .formatted(MandateRow.COLUMNS, Outbox.POST, Journal.entry("gate", 12));

  private GiveStatement() {}
}
