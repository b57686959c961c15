package dev.acquit.gateway.wallet.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.journal.Journal;

/**
 * A method goes into another one of the user's, which has the number that was to take its place.
 */
final class MergeStatement {

  /**
   * The consents of the old method that are named go over; whoever may use both keeps what stands.
   * Both methods are held in the order of their ids.
   */
  static final String MERGE =
      MethodSteps.spent("$6", "$7", "$1")
          + """
          held AS (
            SELECT id FROM payment_method
             WHERE live = $1 AND EXISTS (SELECT FROM spent) AND ((id = $2 AND version = $3 AND status = 'active')
               OR (id = $4 AND version = $5 AND status <> 'deleted')) ORDER BY id FOR UPDATE),
          gate AS (
            UPDATE payment_method SET updated_at = $8, version = version + 1, nickname = NULL,
              status = CASE WHEN savers > 0 THEN 'pending' ELSE 'deleted' END
             WHERE id = $2 AND (SELECT count(*) FROM held) = 2
            RETURNING user_id, status, rail),
          twin AS (
            UPDATE payment_method p SET updated_at = $8, version = p.version + 1, status = 'active', details = $9, replaces = $2
              FROM gate WHERE p.id = $4
            RETURNING p.type, p.vault_owner, p.vault_id),
          taken AS (
            UPDATE token t SET used_by = $4 FROM gate WHERE t.organization_id = $6 AND t.id = $7),
          """
          + MethodSteps.referred("$6", "$7", "$4")
          + """
          placed AS (
            UPDATE wallet w SET cards = w.cards - (gate.status = 'deleted' AND gate.rail = 'card')::integer,
              e_checks = w.e_checks - (gate.status = 'deleted' AND gate.rail <> 'card')::integer,
              default_method = CASE WHEN w.default_method = $2 THEN $4 ELSE w.default_method END
              FROM gate WHERE w.user_id = gate.user_id AND w.live = $1),
          """
          + MethodSteps.lapsed("$8", 16)
          + MethodSteps.mandated("$6", "$4", MethodSteps.LAPSED)
          + MethodSteps.ended("$2", "$8")
          + """
          shared AS (
            UPDATE consent c SET details = $9, sequence = c.sequence + (c.organization_id = ANY($12))::integer
              FROM gate, (SELECT count(*) FROM lapsed) first WHERE c.method_id = $4 AND c.ended_at IS NULL
            RETURNING c.organization_id, c.sequence),
          moved AS (
            INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
              network_reference, text_version, accepted_at, ip, granted_by, sequence, created_at)
            SELECT e.organization_id, t.id, $4, gate.user_id, $1, twin.type, $9, twin.vault_owner, twin.vault_id,
              last.network_reference, e.text_version, e.accepted_at, e.ip, e.granted_by, coalesce(last.sequence, 0) + 1, $8
              FROM gate, twin, ended e
              JOIN unnest($10::uuid[], $11::uuid[]) AS t (organization, id) ON t.organization = e.organization_id
          """
          + MethodSteps.last("e.organization_id", "$4")
          + """
            RETURNING organization_id, sequence),
          told AS (
            INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
            SELECT t.organization, t.id, $1, t.type, NULL::uuid, $8, $4, c.sequence, convert_to(t.data, 'UTF8')
              FROM (SELECT organization_id, sequence FROM moved UNION ALL SELECT organization_id, sequence FROM shared) c
              JOIN unnest($12::uuid[], $13::uuid[], $14::text[], $15::text[]) AS t (organization, id, type, data)
                ON t.organization = c.organization_id
            UNION ALL
          """
          + MethodSteps.lapses("$1", "$8", 16)
          + """
            RETURNING organization_id, id, live, type, data)
          """
          + Outbox.POST
          + Journal.entry("$6", "gate", 22)
          + "SELECT true FROM gate";

  private MergeStatement() {}
}
