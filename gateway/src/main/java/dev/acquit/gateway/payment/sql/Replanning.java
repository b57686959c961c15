package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.statements.Args;
import java.time.Instant;
import java.util.Objects;

/** What a settlement makes of the plan to try the payment again: its time, and its job. */
final class Replanning {

  /** Within the gate. $75 to $78 are {@link #add}. */
  static final String PLAN = ", retry_at = $75, retry_canceled = $76\n";

  /** A job a payment: one that was taken, and planned anew under way, belongs to nobody again. */
  static final String QUEUED =
      """
      , planned AS (
        INSERT INTO work AS w (organization_id, queue, lane, id, due_at)
        SELECT $1, 'retries', $1, $2, $75 FROM gate WHERE $77 AND $75::timestamptz IS NOT NULL
        ON CONFLICT (organization_id, queue, id) DO UPDATE
          SET dead_at = NULL, due_at = excluded.due_at, taken = NULL, tries = 0, created_at = now()),
      unplanned AS (
        DELETE FROM work w USING gate
         WHERE $77 AND $75::timestamptz IS NULL AND w.organization_id = $1 AND w.queue = 'retries' AND w.id = $2)
      """;

  private Replanning() {}

  static Args add(Args args, Settling settling) {
    var before = settling.read().retrying();
    var after = settling.after().retrying();
    var failure = settling.attempt().result().failure();
    var wait = failure == null ? null : failure.pause();
    return args.maybe(after.at(), Instant.class)
        .maybe(after.canceled(), String.class)
        .and(!Objects.equals(before.at(), after.at()))
        .maybe(wait == null ? null : wait.toMillis(), Long.class);
  }
}
