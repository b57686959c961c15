package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payments.Hop;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * From one account to the next: the attempt that ended and the one that follows are one statement,
 * so that there is never none, and never two, that may move money. The key's answer is the next
 * one's to save.
 */
final class Hops {

  private static final String HOP =
      """
      WITH gate AS (
        UPDATE payment SET version = version + 1, updated_at = $11
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $12 AND status = 'submitted'
        RETURNING id),
      ended AS (
        UPDATE attempt a SET status = $14, processor_reference = $15, detail = $16, reason = $17, processor_code = $18,
          advice = $19, answered_at = $11
          FROM gate WHERE a.organization_id = $1 AND a.id = $13 AND a.status = 'sent'
        RETURNING a.id),
      tried AS (
        INSERT INTO attempt (organization_id, id, payment_id, operation, account_id, processor, reference, status,
          amount, key_digest, created_at)
        SELECT $1, $4, $2, $5, $6, $7, $8, 'sent', $9, $10, $11 FROM ended),
      keyed AS (
        UPDATE idempotency_key k SET attempt_id = $4 FROM ended
         WHERE k.organization_id = $1 AND k.live = $3 AND k.digest = $10 AND k.attempt_id = ended.id
           AND k.answer_status IS NULL),
      noted AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, at)
        SELECT $1, e.id, $3, e.type, $2, e.attempt_id, $11
          FROM ended, unnest($20::uuid[], $21::text[], $22::uuid[]) AS e (id, type, attempt_id))
      """
          + Watching.HOPPED
          + "SELECT true FROM ended";

  private Hops() {}

  /** Whether the payment was still as it was read. */
  static Mono<Boolean> record(Sql sql, Hop hop) {
    return sql.one(HOP, args(hop), row -> true).defaultIfEmpty(false);
  }

  private static Args args(Hop hop) {
    var read = hop.read();
    var next = hop.next();
    var result = hop.ended().result();
    var args =
        Args.of(read.organization(), read.id(), read.live(), next.id())
            .maybe(next.operation())
            .and(next.route().account(), next.route().processor(), next.reference())
            .and(next.amount(), next.keyDigest(), next.createdAt(), read.version())
            .and(hop.ended().id())
            .maybe(result.status())
            .maybe(result.processorReference(), String.class)
            .maybe(result.detail(), String.class);
    Settlements.failure(args, result.failure())
        .and((Object) hop.events().stream().map(Event::id).toArray(UUID[]::new))
        .and((Object) hop.events().stream().map(Event::type).toArray(String[]::new))
        .and((Object) hop.events().stream().map(Event::attempt).toArray(UUID[]::new));
    return Watching.hop(args, hop);
  }
}
