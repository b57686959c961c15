package dev.acquit.gateway.wallet.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.journal.Journal;

/**
 * The statements that change methods: each has a {@code gate}, and is all or nothing. They hold a
 * token's mandate before the token, and mandates before consents, as charges do. A method that is
 * deleted while payments save it keeps its place until they are decided.
 */
final class WalletStatements {

  /** A token's number becomes a method. */
  static final String ADD =
      MethodSteps.spent("$1", "$4", "$2")
          + """
          gate AS (
            INSERT INTO payment_method (id, user_id, live, status, type, rail, fingerprint, details, nickname, vault_owner,
              vault_id, saved_by, created_at, updated_at)
            SELECT $3, $5, $2, 'active', $6, $7, $8, $9, $10, $1, vault_id, $11, $12, $12 FROM spent
            RETURNING vault_id),
          taken AS (
            UPDATE token t SET used_by = $3, vault_id = NULL FROM gate WHERE t.organization_id = $1 AND t.id = $4),
          """
          + MethodSteps.referred("$1", "$4", "$3")
          + """
          placed AS (
            INSERT INTO wallet AS w (user_id, live, cards, e_checks, default_method)
            SELECT $5, $2, ($7 = 'card')::integer, ($7 <> 'card')::integer, CASE WHEN $13 THEN $3 END FROM gate
            ON CONFLICT (user_id, live) DO UPDATE SET cards = w.cards + excluded.cards,
              e_checks = w.e_checks + excluded.e_checks,
              default_method = coalesce(excluded.default_method, w.default_method)),
          """
          + MethodSteps.mandated("$1", "$3")
          + """
          granted AS (
            INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
              text_version, accepted_at, ip, granted_by, sequence, created_at)
            SELECT $1, $14, $3, $5, $2, $6, $9, $1, vault_id, $15, $16, $17, $18, 1, $12 FROM gate
             WHERE $14::uuid IS NOT NULL
            RETURNING organization_id, sequence),
          told AS (
            INSERT INTO event (organization_id, id, live, type, at, resource, sequence, data)
            SELECT $1, $19::uuid, $2, $20, $12, CASE WHEN $14::uuid IS NULL THEN $19 ELSE $3 END, 1,
              convert_to($21, 'UTF8') FROM gate WHERE $20::text IS NOT NULL
            RETURNING organization_id, id, live, type, data)
          """
          + Outbox.POST
          + Journal.entry("gate", 22)
          + "SELECT true FROM gate";

  /**
   * A method and its consents as they will be. Only rows that change, or whose organization is
   * told, are written. Who saves without consent is told of a resource that is the event alone.
   */
  static final String CHANGE =
      MethodSteps.spent("$9", "$10", "$1")
          + """
          gate AS (
            UPDATE payment_method SET details = $5, nickname = CASE WHEN NOT $4 THEN $6 END, updated_at = $7,
              version = version + 1,
              status = CASE WHEN NOT $4 THEN 'active' WHEN savers > 0 THEN 'pending' ELSE 'deleted' END
             WHERE id = $2 AND live = $1 AND version = $3 AND status <> 'deleted'
               AND ($10::uuid IS NULL OR EXISTS (SELECT FROM spent))
            RETURNING user_id, status, type, rail, details, vault_owner, vault_id),
          taken AS (
            UPDATE token t SET used_by = $2 FROM gate WHERE t.organization_id = $9 AND t.id = $10),
          """
          + MethodSteps.referred("$9", "$10", "$2")
          + """
          placed AS (
            UPDATE wallet w SET cards = w.cards - (gate.status = 'deleted' AND gate.rail = 'card')::integer,
              e_checks = w.e_checks - (gate.status = 'deleted' AND gate.rail <> 'card')::integer,
              default_method = CASE WHEN $8 AND NOT $4 THEN $2
                WHEN w.default_method = $2 AND ($4 OR NOT $8) THEN NULL ELSE w.default_method END
              FROM gate WHERE w.user_id = gate.user_id AND w.live = $1 AND ($4 OR $8::boolean IS NOT NULL)),
          """
          + MethodSteps.lapsed("$7", 22)
          + MethodSteps.mandated("$9", "$2", MethodSteps.LAPSED)
          + """
          shared AS (
            UPDATE consent c SET details = $5, ended_at = CASE WHEN c.organization_id = ANY($16) THEN $7 END,
              ended_reason = CASE WHEN c.organization_id = ANY($16) THEN $17 END,
              sequence = c.sequence + (c.organization_id = ANY($18) AND NOT (c.organization_id = $9 AND $11::uuid IS NOT NULL))::integer
              FROM gate, (SELECT count(*) FROM lapsed) first WHERE c.method_id = $2 AND c.ended_at IS NULL
               AND (c.details IS DISTINCT FROM $5 OR c.organization_id = ANY($16) OR c.organization_id = ANY($18))
            RETURNING c.organization_id, c.sequence),
          granted AS (
            INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
              network_reference, text_version, accepted_at, ip, granted_by, sequence, created_at)
            SELECT $9, $11, $2, gate.user_id, $1, gate.type, gate.details, gate.vault_owner, gate.vault_id,
              last.network_reference, $12, $13, $14, $15, coalesce(last.sequence, 0) + 1, $7
              FROM gate CROSS JOIN (SELECT count(*) FROM shared) first
          """
          + MethodSteps.last("$9", "$2")
          + """
             WHERE $11::uuid IS NOT NULL
            RETURNING organization_id, sequence),
          told AS (
            INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
            SELECT t.organization, t.id, $1, t.type, NULL::uuid, $7, $2, c.sequence, convert_to(t.data, 'UTF8')
              FROM (
                SELECT organization_id, sequence FROM granted
                UNION ALL
                SELECT organization_id, sequence FROM shared WHERE NOT (organization_id = $9 AND $11::uuid IS NOT NULL)) c
              JOIN unnest($18::uuid[], $19::uuid[], $20::text[], $21::text[]) AS t (organization, id, type, data)
                ON t.organization = c.organization_id
            UNION ALL
            SELECT t.organization, t.id, $1, t.type, NULL, $7, t.id, 1, convert_to(t.data, 'UTF8')
              FROM gate, unnest($18::uuid[], $19::uuid[], $20::text[], $21::text[]) AS t (organization, id, type, data)
             WHERE t.type = 'payment_method.saved'
            UNION ALL
          """
          + MethodSteps.lapses("$1", "$7", 22)
          + """
            RETURNING organization_id, id, live, type, data)
          """
          + Outbox.POST
          + Journal.entry("$9", "gate", 28)
          + "SELECT true FROM gate";

  /** A token's number in the place of a method's, for everybody who may use it. */
  static final String REPLACE =
      MethodSteps.spent("$5", "$6", "$1")
          + """
          gate AS (
            UPDATE payment_method SET updated_at = $11, version = version + 1,
              status = CASE WHEN savers > 0 AND fingerprint IS DISTINCT FROM $9 THEN 'pending' ELSE 'deleted' END
             WHERE id = $2 AND live = $1 AND version = $3 AND status = 'active' AND EXISTS (SELECT FROM spent)
            RETURNING user_id, status, rail, nickname, saved_by),
          fresh AS (
            INSERT INTO payment_method (id, user_id, live, status, type, rail, fingerprint, details, nickname, vault_owner,
              vault_id, saved_by, replaces, created_at, updated_at)
            SELECT $4, gate.user_id, $1, 'active', $7, $8, $9, $10, gate.nickname, $5, spent.vault_id, gate.saved_by, $2,
              $11, $11 FROM gate, spent
            RETURNING vault_id),
          taken AS (
            UPDATE token t SET used_by = $4, vault_id = NULL FROM fresh WHERE t.organization_id = $5 AND t.id = $6),
          """
          + MethodSteps.referred("$5", "$6", "$4")
          + """
          placed AS (
            UPDATE wallet w SET
              cards = w.cards + ($8 = 'card')::integer - (gate.status = 'deleted' AND gate.rail = 'card')::integer,
              e_checks = w.e_checks + ($8 <> 'card')::integer - (gate.status = 'deleted' AND gate.rail <> 'card')::integer,
              default_method = CASE WHEN w.default_method = $2 THEN $4 ELSE w.default_method END
              FROM gate, fresh WHERE w.user_id = gate.user_id AND w.live = $1),
          """
          + MethodSteps.lapsed("$11", 18)
          + MethodSteps.mandated("$5", "$4", MethodSteps.LAPSED)
          + MethodSteps.ended("$2", "$11")
          + """
          moved AS (
            INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
              text_version, accepted_at, ip, granted_by, sequence, created_at)
            SELECT e.organization_id, t.id, $4, gate.user_id, $1, $7, $10, $5, fresh.vault_id, e.text_version,
              e.accepted_at, e.ip, e.granted_by, 1, $11
              FROM gate, fresh, ended e
              JOIN unnest($12::uuid[], $13::uuid[]) AS t (organization, id) ON t.organization = e.organization_id
            RETURNING organization_id, sequence),
          told AS (
            INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
            SELECT t.organization, t.id, $1, t.type, NULL::uuid, $11, $4, m.sequence, convert_to(t.data, 'UTF8')
              FROM moved m
              JOIN unnest($14::uuid[], $15::uuid[], $16::text[], $17::text[]) AS t (organization, id, type, data)
                ON t.organization = m.organization_id
            UNION ALL
          """
          + MethodSteps.lapses("$1", "$11", 18)
          + """
            RETURNING organization_id, id, live, type, data)
          """
          + Outbox.POST
          + Journal.entry("$5", "gate", 24)
          + "SELECT true FROM gate";

  private WalletStatements() {}
}
