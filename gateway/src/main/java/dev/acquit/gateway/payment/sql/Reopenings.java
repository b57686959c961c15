package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Retries.Retrial;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import reactor.core.publisher.Mono;

/**
 * The first commit of a payment that is tried again: an opening whose gate is a payment that stands
 * as it was read. What failed is in flight again; what was returned has another take its place.
 */
final class Reopenings {

  private static final String STANDS = "   AND EXISTS (SELECT FROM standing)\n";

  private static final String AGAIN =
      """
      , gate AS (
        UPDATE payment p SET status = 'submitted', failure_reason = NULL, failure_code = NULL, failure_advice = NULL,
          retry_at = NULL, retry_canceled = NULL, retries = p.retries + $42::integer, version = p.version + 1,
          updated_at = $12, capture = $18, purpose = $19, initiator = $20, reference = $21, source = $22, details = $23,
          mandate_id = $24, method_id = $33, method_stage = $34
          FROM used WHERE p.organization_id = $1 AND p.id = $43
        RETURNING p.id, p.method_id)
      """;

  private static final String ANEW =
      """
      , gate AS (
        INSERT INTO payment (organization_id, id, live, status, amount, currency, capture, purpose, initiator,
          reference, source, details, mandate_id, method_id, method_stage, retries, retry_of, created_at, updated_at)
        SELECT $1, $2, $3, 'submitted', $10, $17, $18, $19, $20, $21, $22, $23, $24, $33, $34,
          (SELECT o.retries FROM payment o WHERE o.organization_id = $1 AND o.id = $43) + $42::integer, $43, $12, $12
          FROM used
        RETURNING id, method_id),
      replaced AS (
        UPDATE payment p SET retried_by = $2, retry_at = NULL, retry_canceled = NULL, version = p.version + 1,
          updated_at = $12
          FROM gate WHERE p.organization_id = $1 AND p.id = $43)
      """;

  private static final String RECORD =
      Mandating.RECORDED
          + Watching.COUNTED
          + """
          , unplanned AS (
            DELETE FROM work w USING gate WHERE w.organization_id = $1 AND w.queue = 'retries' AND w.id = $43)
          """
          + Intents.RECORD;

  private static final String FAILED_BY_TOKEN = statement("failed", Openings.BY_TOKEN, AGAIN);
  private static final String FAILED_BY_METHOD = statement("failed", Openings.BY_METHOD, AGAIN);
  private static final String RETURNED_BY_TOKEN = statement("returned", Openings.BY_TOKEN, ANEW);
  private static final String RETURNED_BY_METHOD = statement("returned", Openings.BY_METHOD, ANEW);

  private Reopenings() {}

  /**
   * The payment stands before what pays is touched. $41 to $43 are {@link #args}: the version,
   * whether it is due by itself, and what was read.
   */
  private static String statement(String status, String used, String gate) {
    var standing =
        """
        standing AS (
          SELECT p.id FROM payment p
           WHERE p.organization_id = $1 AND p.id = $43 AND p.live = $3 AND p.version = $41 AND p.status = '%s'
             AND p.retried_by IS NULL AND (NOT $42 OR p.retry_at <= now()) FOR UPDATE),
        used AS (
        """
            .formatted(status);
    return used.replace("used AS (\n", standing)
            .replace(Mandating.ALLOWED, STANDS + Mandating.ALLOWED)
        + gate
        + RECORD;
  }

  /** The payment that is sent; empty if it cannot be tried again so. */
  static Mono<Payment> record(Sql sql, Retrial retrial, IdempotencyKey key, Event event) {
    var opening = retrial.opening();
    var payment = opening.payment();
    var args =
        Intents.args(
            payment.organization(),
            payment.id(),
            payment.live(),
            opening.attempt(),
            key,
            event,
            own -> args(Openings.terms(own, opening), retrial));
    return Intents.record(sql, statement(retrial), args, row -> payment)
        .onErrorMap(Openings::refused);
  }

  private static String statement(Retrial retrial) {
    var saved = retrial.opening().source().saved();
    return retrial.read().status() == PaymentStatus.FAILED
        ? (saved ? FAILED_BY_METHOD : FAILED_BY_TOKEN)
        : (saved ? RETURNED_BY_METHOD : RETURNED_BY_TOKEN);
  }

  private static Args args(Args args, Retrial retrial) {
    return args.and(retrial.read().version(), retrial.automatic(), retrial.read().id());
  }
}
