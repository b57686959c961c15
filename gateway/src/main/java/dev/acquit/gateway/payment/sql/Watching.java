package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Payments.Hop;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.RetryLimit;
import dev.acquit.gateway.payment.Watch;
import dev.acquit.gateway.payment.Watch.Count;
import dev.acquit.gateway.statements.Args;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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
          tries = %s || jsonb_build_array(%s)
          FROM gate WHERE w.organization_id = $1 AND w.live = $3 AND w.instrument = $35)
      """
          .formatted(PRUNED.formatted(""), aTry("$4", "now()", "$10", "$17"));

  /**
   * Within a settlement that tells of a decline, after all that a first commit locks before the
   * watch. $79 to $85 are {@link #add}.
   *
   * @param locked the steps that lock it
   */
  static String declined(List<String> locked) {
    return """
    , declined AS (
      INSERT INTO watch AS w (organization_id, live, instrument, tries, blocked)
      SELECT $1, $3, $79, jsonb_build_array(%2$s), $81 FROM gate%3$s
      ON CONFLICT (organization_id, live, instrument) DO UPDATE SET updated_at = now(),
        tries = %1$s || excluded.tries,
        blocked = CASE WHEN w.blocked = 'all' THEN 'all' ELSE coalesce(excluded.blocked, w.blocked) END)
    """
        .formatted(OTHERS, aTry("$19", "$83::timestamptz", "$84", "$85"), after(locked));
  }

  /** The same within one that tells of an approval, or that the issuer never saw it. */
  static String cleared(List<String> locked) {
    return """
    , cleared_try AS (
      UPDATE watch w SET updated_at = now(), tries = %1$s,
        blocked = CASE WHEN $82 AND w.blocked = 'merchant' AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(w.tries) t
             WHERE t ->> 'attempt' <> $19::text AND (t ->> 'at')::timestamptz > $83::timestamptz)
          THEN NULL ELSE w.blocked END
        FROM gate%2$s
       WHERE w.organization_id = $1 AND w.live = $3 AND w.instrument = $79)
    """
        .formatted(OTHERS, after(locked));
  }

  /** A step that reads another begins when that one has ended. */
  private static String after(List<String> steps) {
    return steps.stream()
        .map(step -> ", (SELECT count(*) FROM " + step + ") after_" + step)
        .collect(Collectors.joining());
  }

  /**
   * Within a hop: the next account's try counts, in place of the last one's, or beside it where
   * that was declined; then the watch begins. $23 to $26 are {@link #hop}.
   */
  static final String HOPPED =
      """
      , both_tries AS (
        INSERT INTO watch AS w (organization_id, live, instrument, tries)
        SELECT $1, $3, $23, jsonb_build_array(%2$s, %3$s)
          FROM gate WHERE $24 AND $23::text IS NOT NULL
        ON CONFLICT (organization_id, live, instrument) DO UPDATE SET updated_at = now(), tries = %1$s || excluded.tries),
      next_try AS (
        UPDATE watch w SET updated_at = now(), tries = %1$s || jsonb_build_array(%3$s)
          FROM gate WHERE NOT $24 AND w.organization_id = $1 AND w.live = $3 AND w.instrument = $23)
      """
          .formatted(
              PRUNED.formatted("AND t ->> 'attempt' <> $13::text"),
              aTry("$13", "$26::timestamptz", "$9", "$25"),
              aTry("$4", "now()", "$9", "$25"));

  private Watching() {}

  /** A try, as a row keeps it. */
  private static String aTry(String attempt, String at, String amount, String currency) {
    return "jsonb_build_object('attempt', %s::uuid, 'at', %s, 'amount', %s::bigint, 'currency', %s::text)"
        .formatted(attempt, at, amount, currency);
  }

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
    var isNews = settling.before().status() != AttemptStatus.APPROVED;
    return args.maybe(Watch.instrument(settling.after()), String.class)
        .maybe(Watch.count(settling.after(), attempt))
        .maybe(Watch.blocks(settling.after(), attempt))
        .and(isNews && Watch.lifts(settling.after(), attempt))
        .and(attempt.createdAt(), attempt.amount(), settling.read().money().currency());
  }

  static Args hop(Args args, Hop hop) {
    var ended = hop.ended();
    return args.maybe(Watch.instrument(hop.read()), String.class)
        .and(Watch.count(hop.read(), ended) == Count.DECLINED, hop.read().money().currency())
        .and(ended.createdAt());
  }
}
