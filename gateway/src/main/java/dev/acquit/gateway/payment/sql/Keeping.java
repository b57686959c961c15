package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Kept;
import dev.acquit.gateway.payment.MethodUse;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.statements.Args;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement makes of the method that the payment saves: it is there, or its place is free
 * again.
 */
final class Keeping {

  /** Begins the statement: a method that has changed since this was decided settles nothing. */
  static final String HELD =
      """
      WITH held AS (
        SELECT id FROM payment_method WHERE id = $65 AND version = $64 AND status <> 'deleted' FOR UPDATE),
      """;

  /** A condition of the gate. */
  static final String AS_READ = " AND ($64::bigint IS NULL OR EXISTS (SELECT FROM held))\n";

  /** Within the gate. */
  static final String STAGE = ", method_stage = coalesce($57, method_stage)";

  /**
   * $57 to $69 are {@link #add}; $35 is the scheme's own reference, which the first charge of each
   * organization leaves with its consent. The vault forgets what was not saved. Of a consent that
   * begins the organization is told by whoever looks next. Mandates are held before consents, as
   * charges hold them.
   */
  static final String KEPT =
      """
      , kept AS (
        UPDATE payment_method p SET savers = p.savers - 1, version = p.version + 1, updated_at = $18,
          status = CASE WHEN $57 = 'saved' THEN 'active' WHEN p.status = 'pending' AND p.savers = 1 THEN 'deleted'
            ELSE p.status END,
          details = CASE WHEN $57 = 'saved' THEN p.details || $63 ELSE p.details END
          FROM gate WHERE $57::text IS NOT NULL AND p.id = gate.method_id AND p.status <> 'deleted'
        RETURNING p.id, p.user_id, p.live, p.status, p.type, p.rail, p.details, p.vault_owner, p.vault_id),
      freed AS (
        UPDATE wallet w SET cards = w.cards - (kept.rail = 'card')::integer,
          e_checks = w.e_checks - (kept.rail <> 'card')::integer
          FROM kept WHERE kept.status = 'deleted' AND w.user_id = kept.user_id AND w.live = kept.live),
      referred AS (
        INSERT INTO method_reference (organization_id, method_id, account_id, reference)
        SELECT $1, kept.id, r.key::uuid, r.value
          FROM gate, kept, jsonb_each_text(coalesce(gate.method_references, '{}')) r WHERE $57 = 'saved'
        ON CONFLICT (organization_id, method_id, account_id) DO UPDATE SET reference = excluded.reference),
      mandated AS (
        UPDATE mandate m SET method_id = kept.id FROM kept, gate
         WHERE $57 = 'saved' AND m.organization_id = $1 AND m.id = gate.mandate_id AND m.status <> 'ended'
           AND NOT EXISTS (
             SELECT FROM mandate o WHERE o.organization_id = $1 AND o.method_id = kept.id AND o.status <> 'ended')
        RETURNING m.id),
      refreshed AS (
        UPDATE consent c SET details = kept.details,
          network_reference = CASE WHEN c.organization_id = $1 THEN coalesce(c.network_reference, $35)
            ELSE c.network_reference END,
          sequence = c.sequence + (c.organization_id = ANY($66))::integer,
          ended_at = CASE WHEN c.organization_id = $1 AND $60::timestamptz IS NOT NULL THEN $18 END,
          ended_reason = CASE WHEN c.organization_id = $1 AND $60::timestamptz IS NOT NULL THEN 'renewed' END
          FROM kept, (SELECT count(*) FROM mandated) first
         WHERE $57 = 'saved' AND c.method_id = kept.id AND c.ended_at IS NULL
           AND (c.organization_id = $1 OR c.details IS DISTINCT FROM kept.details)
        RETURNING c.organization_id, c.sequence),
      allowed AS (
        INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
          network_reference, text_version, accepted_at, ip, granted_by, sequence, announced, created_at)
        SELECT $1, $58, kept.id, kept.user_id, kept.live, kept.type, kept.details, kept.vault_owner, kept.vault_id,
          coalesce(last.network_reference, $35), $59, $60, $61, $62,
          coalesce((SELECT r.sequence FROM refreshed r WHERE r.organization_id = $1), last.sequence, 0), false, $18
          FROM kept CROSS JOIN (SELECT count(*) FROM refreshed) first
          LEFT JOIN LATERAL (
            SELECT h.sequence, h.network_reference FROM consent h
             WHERE h.organization_id = $1 AND h.method_id = kept.id ORDER BY h.id DESC LIMIT 1) last ON true
         WHERE $57 = 'saved' AND $60::timestamptz IS NOT NULL)
      """;

  /** Where nothing is saved, a consent without the scheme's own reference gets it. */
  static final String NOTED =
      """
      , noted AS (
        UPDATE consent c SET network_reference = $35 FROM gate
         WHERE c.organization_id = $1 AND c.method_id = gate.method_id AND c.ended_at IS NULL
           AND c.network_reference IS NULL
        RETURNING c.id)
      """;

  /** Goes on with the events. Who has no consent is told of a resource that is the event alone. */
  static final String TOLD =
      """
        UNION ALL
        SELECT t.organization, t.id, $3, t.type, NULL, NULL, NULL, NULL, $18, NULL,
          CASE WHEN r.organization_id IS NULL THEN t.id ELSE $65 END, coalesce(r.sequence, 1), convert_to(t.data, 'UTF8')
          FROM gate CROSS JOIN unnest($66::uuid[], $67::uuid[], $68::text[], $69::text[]) AS t (organization, id, type, data)
          LEFT JOIN refreshed r ON r.organization_id = t.organization
      """;

  private Keeping() {}

  static Args add(Args args, Settling settling) {
    var kept = settling.kept();
    var decided = decided(settling.read(), settling.after());
    var saving = settling.read().terms().details().saving();
    return Addressed.args(
        consent(
                args.maybe(decided == null ? null : decided.stage()).and(Ids.next()),
                kept != null && kept.granted() ? saving : null)
            .json(Json.bytes(newer(kept, settling.read().terms().source())))
            .maybe(kept == null ? null : kept.version(), Long.class)
            .maybe(kept == null || decided == null ? null : decided.method(), UUID.class),
        kept == null ? List.of() : kept.told());
  }

  /** What became of the saving, if it is only now known. */
  private static @Nullable MethodUse decided(Payment read, Payment after) {
    var before = read.method();
    var now = after.method();
    return before != null && now != null && before.stage() != now.stage() ? now : null;
  }

  private static Args consent(Args args, @Nullable Saving saving) {
    var given = saving == null ? null : saving.consent();
    return args.maybe(given == null ? null : given.textVersion(), String.class)
        .maybe(given == null ? null : given.acceptedAt(), Instant.class)
        .maybe(given == null ? null : given.ip(), String.class)
        .maybe(saving == null || given == null ? null : saving.savedBy());
  }

  /** What a card that was kept before has, where its number is kept again. */
  private static Map<String, Integer> newer(@Nullable Kept kept, Terms.Source source) {
    return kept != null && kept.refreshed() && source instanceof Terms.CardSource card
        ? Map.of("exp_month", card.expMonth(), "exp_year", card.expYear())
        : Map.of();
  }
}
