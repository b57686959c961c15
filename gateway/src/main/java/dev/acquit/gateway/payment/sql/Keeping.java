package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.statements.Args;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement makes of the method that the payment saves: it is there, or its place is free
 * again. Where nothing is saved, its parts touch no row.
 */
final class Keeping {

  /** Within the gate. */
  static final String STAGE = ", method_stage = coalesce($57, method_stage)";

  /**
   * $57 to $63 are {@link #add}; $35 is the scheme's own reference, which the first charge of each
   * organization leaves with its consent. The vault forgets what was not saved, and the
   * organization is told of what was, by whoever looks next.
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
      allowed AS (
        INSERT INTO consent (organization_id, id, method_id, user_id, live, type, details, vault_owner, vault_id,
          network_reference, text_version, accepted_at, ip, granted_by, sequence, announced, created_at)
        SELECT $1, $58, kept.id, kept.user_id, kept.live, kept.type, kept.details, kept.vault_owner, kept.vault_id,
          $35, $59, $60, $61, $62, coalesce(last.sequence, 0), false, $18
          FROM kept LEFT JOIN LATERAL (
            SELECT h.sequence FROM consent h
             WHERE h.organization_id = $1 AND h.method_id = kept.id ORDER BY h.id DESC LIMIT 1) last ON true
         WHERE $57 = 'saved' AND $60::timestamptz IS NOT NULL
        ON CONFLICT (organization_id, method_id) WHERE ended_at IS NULL DO NOTHING),
      refreshed AS (
        UPDATE consent c SET details = kept.details,
          network_reference = CASE WHEN c.organization_id = $1 THEN coalesce(c.network_reference, $35)
            ELSE c.network_reference END
          FROM kept WHERE $57 = 'saved' AND c.method_id = kept.id AND c.ended_at IS NULL AND c.id <> $58),
      mandated AS (
        UPDATE mandate m SET method_id = kept.id FROM kept, gate
         WHERE $57 = 'saved' AND m.organization_id = $1 AND m.id = gate.mandate_id AND m.status <> 'ended'
           AND NOT EXISTS (
             SELECT FROM mandate o WHERE o.organization_id = $1 AND o.method_id = kept.id AND o.status <> 'ended')),
      noted AS (
        UPDATE consent c SET network_reference = $35 FROM gate
         WHERE $57::text IS NULL AND $35::text IS NOT NULL AND c.organization_id = $1 AND c.method_id = gate.method_id
           AND c.ended_at IS NULL AND c.network_reference IS NULL)
      """;

  private Keeping() {}

  static Args add(Args args, Settling settling) {
    var decided = decided(settling.read(), settling.after());
    var saving = decided == null ? null : settling.read().terms().details().saving();
    return consent(args.maybe(decided).and(Ids.next()), saving)
        .json(Json.bytes(newer(settling.read().terms().source())));
  }

  /** What became of the saving, if it is only now known. */
  private static @Nullable Stage decided(Payment read, Payment after) {
    var before = read.method();
    var now = after.method();
    return before != null && now != null && before.stage() != now.stage() ? now.stage() : null;
  }

  private static Args consent(Args args, @Nullable Saving saving) {
    var given = saving == null ? null : saving.consent();
    return args.maybe(given == null ? null : given.textVersion(), String.class)
        .maybe(given == null ? null : given.acceptedAt(), Instant.class)
        .maybe(given == null ? null : given.ip(), String.class)
        .maybe(saving == null || given == null ? null : saving.savedBy());
  }

  /** What a card that was kept before has, where its number is kept again. */
  private static Map<String, Integer> newer(Terms.Source source) {
    return source instanceof Terms.CardSource card
        ? Map.of("exp_month", card.expMonth(), "exp_year", card.expYear())
        : Map.of();
  }
}
