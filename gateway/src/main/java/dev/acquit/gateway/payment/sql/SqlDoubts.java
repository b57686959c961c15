package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Bell;
import dev.acquit.processor.Operation;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Doubts in PostgreSQL: jobs of the one queue, and what was said about each. */
@Repository
class SqlDoubts implements Doubts {

  /**
   * Within a settlement: a job for what it leaves in doubt, or for what succeeded too late, also
   * where what had taken that back failed after all; none any more for what was in doubt. $72 to
   * $74 are {@link #add}. A job that was given up begins anew.
   */
  static final String DOUBTED =
      """
      , doubted AS (
        INSERT INTO work AS w (organization_id, queue, lane, id)
        SELECT $1, $72, $73, CASE WHEN $72 = 'doubts' THEN $19 ELSE coalesce((
            SELECT a.undoes FROM attempt a WHERE a.organization_id = $1 AND a.id = $19), $19) END
          FROM gate
        ON CONFLICT (organization_id, queue, id) DO UPDATE
          SET dead_at = NULL, due_at = now(), taken = NULL, tries = 0, created_at = now() WHERE w.dead_at IS NOT NULL)
      """;

  /** What is known needs no question. */
  static final String KNOWN =
      """
      , cleared AS (
        DELETE FROM work w USING gate
         WHERE $74 AND w.organization_id = $1 AND w.queue = 'doubts' AND w.id = $19)
      """;

  /** Few rows: what is answered leaves the index. */
  private static final String ABANDONED =
      """
      INSERT INTO work (organization_id, queue, lane, id)
      SELECT a.organization_id, 'doubts', a.account_id, a.id FROM attempt a
       WHERE a.status = 'sent' AND a.sent_at < now() - $1 * interval '1 millisecond' AND NOT EXISTS (
         SELECT FROM work w WHERE w.organization_id = a.organization_id AND w.queue = 'doubts' AND w.id = a.id)
       ORDER BY a.sent_at LIMIT $2
      ON CONFLICT (organization_id, queue, id) DO NOTHING
      RETURNING id
      """;

  private static final String FIND =
      """
      SELECT p.live, a.payment_id, a.refund_id, (extract(epoch FROM now() - a.sent_at) * 1000)::bigint AS age,
        (extract(epoch FROM now() - a.next_action_expires_at) * 1000)::bigint AS overdue,
        (SELECT (extract(epoch FROM max(l.at) - a.sent_at) * 1000)::bigint FROM lookup l
          WHERE l.organization_id = a.organization_id AND l.attempt_id = a.id AND l.answer = 'not_found') AS missing_at,
        EXISTS (SELECT FROM work w
          WHERE w.organization_id = a.organization_id AND w.queue = 'doubts' AND w.id = a.id
            AND w.created_at <= a.unresolved_at) AS given
        FROM attempt a JOIN payment p ON p.organization_id = a.organization_id AND p.id = a.payment_id
       WHERE a.organization_id = $1 AND a.id = $2
      """;

  private static final String NOTE =
      "INSERT INTO lookup (organization_id, attempt_id, id, answer, detail) VALUES ($1, $2, $3, $4,"
          + " $5)";

  private static final String LOOKUPS =
      """
      SELECT l.id, l.attempt_id, l.at, l.answer, l.detail FROM lookup l
       WHERE l.organization_id = $1 AND l.attempt_id = ANY($2) ORDER BY l.id LIMIT 1000
      """;

  private static final String UNRESOLVED =
      """
      WITH gate AS (
        UPDATE payment SET version = version + 1, sequence = sequence + CASE WHEN $6::uuid IS NULL THEN 1 ELSE 0 END
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4
        RETURNING sequence),
      refunded AS (
        UPDATE refund r SET sequence = r.sequence + 1 FROM gate WHERE r.organization_id = $1 AND r.id = $6
        RETURNING r.sequence),
      marked AS (
        UPDATE attempt a SET unresolved_at = now() FROM gate WHERE a.organization_id = $1 AND a.id = $5),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, refund_id, at, resource, sequence, data)
        SELECT $1, $7, $3, $8, $2, $5, $6, $9, coalesce($6, $2),
          coalesce((SELECT sequence FROM refunded), gate.sequence), $10 FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + ItemRow.written(11)
          + "SELECT true FROM gate";

  private static final String OPEN =
      """
      SELECT operation, count(*) AS count, (extract(epoch FROM now() - min(sent_at)) * 1000)::bigint AS oldest
        FROM attempt WHERE status = 'unknown' GROUP BY operation
      """;

  private final Sql sql;
  private final Outbox outbox;
  private final Bell bell;

  SqlDoubts(Sql sql, Outbox outbox, Bell bell) {
    this.sql = sql;
    this.outbox = outbox;
    this.bell = bell;
  }

  static Args add(Args args, Settling settling) {
    var attempt = settling.attempt();
    var queue = queue(settling);
    return args.maybe(queue, String.class)
        .and(attempt.route().account(), wasInDoubt(settling) && !isInDoubt(attempt));
  }

  private static @Nullable String queue(Settling settling) {
    if (isInDoubt(settling.attempt())) {
      return QUEUE;
    }
    return isLate(settling) || isOwedAgain(settling) ? LATE : null;
  }

  private static boolean isLate(Settling settling) {
    return settling.attempt().isOwedBack() && !settling.before().isOwedBack();
  }

  /** A refund that was done may fail days later. */
  private static boolean isOwedAgain(Settling settling) {
    var attempt = settling.attempt();
    return attempt.undoes() != null
        && settling.before().status() == AttemptStatus.APPROVED
        && attempt.status() != AttemptStatus.APPROVED;
  }

  private static boolean wasInDoubt(Settling settling) {
    return isInDoubt(settling.before());
  }

  private static boolean isInDoubt(Attempt attempt) {
    return attempt.status() == AttemptStatus.UNKNOWN
        || attempt.status() == AttemptStatus.ACTION_REQUIRED;
  }

  @Override
  public Mono<Long> abandoned(Duration olderThan, int limit) {
    return sql.many(ABANDONED, Args.of(olderThan.toMillis(), limit), row -> true)
        .count()
        .doOnNext(made -> ring(made > 0));
  }

  private void ring(boolean made) {
    if (made) {
      bell.ring(QUEUE);
    }
  }

  @Override
  public Mono<Doubt> find(UUID organization, UUID attempt) {
    return sql.one(FIND, Args.of(organization, attempt), row -> doubt(row, organization, attempt));
  }

  private static Doubt doubt(Columns row, UUID organization, UUID attempt) {
    return new Doubt(
        organization,
        row.flag("live"),
        row.uuid("payment_id"),
        attempt,
        row.maybeUuid("refund_id"),
        Duration.ofMillis(row.number("age")),
        maybe(row.maybeNumber("overdue")),
        maybe(row.maybeNumber("missing_at")),
        row.flag("given"));
  }

  private static @Nullable Duration maybe(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }

  @Override
  public Mono<Void> note(Doubt doubt, String answer, @Nullable String detail) {
    return sql.run(
        NOTE,
        Args.of(doubt.organization(), doubt.attempt(), Ids.next(), answer)
            .maybe(detail, String.class));
  }

  @Override
  public Flux<Lookup> lookups(Payment payment) {
    var attempts = payment.attempts().stream().map(Attempt::id).toArray(UUID[]::new);
    return sql.many(
        LOOKUPS,
        Args.of(payment.organization(), attempts),
        row ->
            new Lookup(
                row.uuid("id"),
                row.uuid("attempt_id"),
                row.instant("at"),
                row.text("answer"),
                row.maybeText("detail")));
  }

  @Override
  public Mono<Boolean> unresolved(Unresolved last) {
    var read = last.read();
    var event = last.event();
    var args =
        Args.of(read.organization(), read.id(), read.live(), read.version())
            .maybe(event.attempt(), UUID.class)
            .maybe(event.refund(), UUID.class)
            .and(event.id(), event.type(), event.at(), last.data())
            .json(ItemRow.of(last.items()));
    return sql.one(UNRESOLVED, args, row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  @Override
  public Flux<Open> open() {
    return sql.many(
        OPEN,
        Args.of(),
        row ->
            new Open(
                row.constant("operation", Operation.class),
                row.number("count"),
                Duration.ofMillis(row.number("oldest"))));
  }
}
