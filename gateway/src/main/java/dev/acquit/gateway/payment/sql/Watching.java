package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Payments.Hop;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.RetryLimit;
import dev.acquit.gateway.payment.Watch;
import dev.acquit.gateway.statements.Args;
import java.util.List;
import java.util.function.Function;

/**
 * The tries of instruments that were declined. They stand in the instrument's one row: who waits
 * for it is judged by what the one before has added, and a judgement that is not met undoes the
 * whole statement. What was never declined has no row, and costs a look into an index.
 */
final class Watching {

  static final String LIMITS = "retries_within_limits";
  static final String BLOCKED = "method_not_blocked";

  /** More than any limit needs of one amount; what a flood leaves in a row has an end. */
  private static final int MOST = 500;

  /** Of the row's tries those that may still count. */
  private static final String PRUNED =
      """
      (SELECT coalesce(jsonb_agg(l.t ORDER BY l.at), '[]') FROM (
            SELECT t, (t ->> 'at')::timestamptz AS at FROM jsonb_array_elements(w.tries) t
             WHERE (t ->> 'at')::timestamptz > now() - interval '%d days' %%s ORDER BY 2 DESC LIMIT %d) l)
      """
          .formatted(RetryLimit.LONGEST.toDays(), MOST);

  private static final String OTHERS = PRUNED.formatted("AND t ->> 'attempt' <> $19::text");

  /** Follows the gate of a first commit. $35 to $40 are {@link #opening}. */
  static final String COUNTED =
      """
      , counted_try AS (
        UPDATE watch w SET updated_at = now(),
          usable = CASE w.blocked WHEN 'all' THEN false WHEN 'merchant' THEN NOT $37 ELSE true END,
          within = NOT $36 OR NOT EXISTS (
            SELECT FROM unnest($38::integer[], $39::bigint[], $40::boolean[]) AS l (retries, span, same)
             WHERE l.retries < (
               SELECT count(*) FROM jsonb_array_elements(w.tries) t
                WHERE (t ->> 'at')::timestamptz > now() - l.span * interval '1 millisecond'
                  AND (NOT l.same OR ((t ->> 'amount')::bigint = $10 AND t ->> 'currency' = $17)))),
          tries = %s || jsonb_build_array(jsonb_build_object('attempt', $4::uuid, 'at', now(), 'amount', $10::bigint,
            'currency', $17::text))
          FROM gate WHERE w.organization_id = $1 AND w.live = $3 AND w.instrument = $35)
      """
          .formatted(PRUNED.formatted(""));

  /**
   * Within a settlement, after all that a first commit locks before the watch. $79 to $85 are
   * {@link #add}.
   */
  static final String SETTLED =
      """
      , declined AS (
        INSERT INTO watch AS w (organization_id, live, instrument, tries, blocked)
        SELECT $1, $3, $79, jsonb_build_array(jsonb_build_object('attempt', $19::uuid, 'at', $83::timestamptz,
          'amount', $84::bigint, 'currency', $85::text)), $81
          FROM gate, (SELECT count(*) FROM revoked) one, (SELECT count(*) FROM refreshed) two,
            (SELECT count(*) FROM noted) three
         WHERE $80 = 'declined' AND $79::text IS NOT NULL
        ON CONFLICT (organization_id, live, instrument) DO UPDATE SET updated_at = now(),
          tries = %1$s || excluded.tries,
          blocked = CASE WHEN w.blocked = 'all' THEN 'all' ELSE coalesce(excluded.blocked, w.blocked) END),
      cleared_try AS (
        UPDATE watch w SET updated_at = now(), tries = %1$s,
          blocked = CASE WHEN $82 AND w.blocked = 'merchant' THEN NULL ELSE w.blocked END
          FROM gate, (SELECT count(*) FROM revoked) one, (SELECT count(*) FROM refreshed) two,
            (SELECT count(*) FROM noted) three
         WHERE $80 = 'cleared' AND w.organization_id = $1 AND w.live = $3 AND w.instrument = $79)
      """
          .formatted(OTHERS);

  /**
   * Within a hop: the next account's try counts, beside the last one's or in its place. $23 to $25
   * are {@link #hop}.
   */
  static final String HOPPED =
      """
      , counted_try AS (
        UPDATE watch w SET updated_at = now(), tries = %s
          || jsonb_build_array(jsonb_build_object('attempt', $4::uuid, 'at', now(), 'amount', $9::bigint,
            'currency', $25::text))
          FROM gate WHERE w.organization_id = $1 AND w.live = $3 AND w.instrument = $23)
      """
          .formatted(PRUNED.formatted("AND ($24 OR t ->> 'attempt' <> $13::text)"));

  private Watching() {}

  static Args opening(Args args, Watch watch) {
    var limits = watch.limits();
    return args.maybe(watch.instrument(), String.class)
        .and(watch.binds(), watch.byMerchant())
        .and((Object) all(limits, RetryLimit::retries).toArray(Integer[]::new))
        .and((Object) all(limits, one -> one.window().toMillis()).toArray(Long[]::new))
        .and((Object) all(limits, RetryLimit::sameAmount).toArray(Boolean[]::new));
  }

  private static <T> List<T> all(List<RetryLimit> limits, Function<RetryLimit, T> what) {
    return limits.stream().map(what).toList();
  }

  static Args add(Args args, Settling settling) {
    var attempt = settling.attempt();
    return args.maybe(Watch.instrument(settling.after()), String.class)
        .maybe(Watch.count(settling.after(), attempt))
        .maybe(Watch.blocks(settling.after(), attempt))
        .and(Watch.lifts(settling.after(), attempt))
        .and(attempt.createdAt(), attempt.amount(), settling.read().money().currency());
  }

  static Args hop(Args args, Hop hop) {
    var declined = hop.ended().status() == AttemptStatus.DECLINED;
    return args.maybe(Watch.instrument(hop.read()), String.class)
        .and(declined, hop.read().money().currency());
  }
}
