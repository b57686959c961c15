package dev.acquit.gateway.payment;

import dev.acquit.gateway.event.Alerting;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.By;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem.About;
import dev.acquit.gateway.payment.ActionItem.Debt;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.ActionItem.State;
import dev.acquit.gateway.payment.ActionItem.Wait;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code action_item}, and what is told of its change, in a JSON document: the
 * statements of payments, refunds and disputes write items, too, and need no more of it than this.
 */
public record ItemRow(
    UUID organizationId,
    UUID id,
    boolean live,
    @Nullable UUID paymentId,
    @Nullable UUID refundId,
    @Nullable UUID disputeId,
    @Nullable UUID reportId,
    UUID subjectId,
    String status,
    String cause,
    @Nullable String purpose,
    @Nullable String rail,
    @Nullable String reference,
    @Nullable Long amount,
    @Nullable String currency,
    UUID accountId,
    String processor,
    @Nullable String reason,
    @Nullable String code,
    @Nullable String advice,
    int attempts,
    @Nullable String waitsFor,
    @Nullable Instant waitsUntil,
    @Nullable String assignee,
    @Nullable String endedReason,
    @Nullable UUID endedBy,
    @Nullable String endedByType,
    @Nullable Instant endedAt,
    Instant createdAt,
    Instant updatedAt,
    UUID event,
    String type,
    String data,
    Act.@Nullable Row act) {

  private static final String WRITTEN =
      """
      organization_id, id, live, payment_id, refund_id, dispute_id, report_id, subject_id, status, cause, purpose, rail,
      reference, amount, currency, account_id, processor, reason, code, advice, attempts, waits_for, waits_until,
      assignee, ended_reason, ended_by, ended_by_type, ended_at, created_at, updated_at
      """;

  /** What {@link #item} reads of an {@code action_item i}, and of its payment. */
  public static final String COLUMNS =
      Stream.of(WRITTEN.strip().split(",\\s*", -1))
              .map(name -> "i." + name)
              .collect(Collectors.joining(", "))
          + """
          , i.sequence, (
            SELECT p.method_stage IS DISTINCT FROM 'pays' FROM payment p
             WHERE p.organization_id = i.organization_id AND p.id = i.payment_id) AS once
          """;

  private static final String EXCLUDED =
      Stream.of(WRITTEN.strip().split(",\\s*", -1))
          .skip(3) // the key, and the mode
          .map(name -> name + " = excluded." + name)
          .collect(Collectors.joining(", "));

  /**
   * Follows a {@code gate} that yields a row where the statement may write: the items as they will
   * be, what is told of them and to whom, and what the journal tells. $1 is the organization.
   *
   * @param number of the parameter that {@link #of} makes
   */
  public static String written(int number) {
    return """
    , itemized AS (
      INSERT INTO action_item AS i (%1$s, sequence)
      SELECT %1$s, 1 FROM jsonb_populate_recordset(NULL::action_item, $%3$d::jsonb)
       WHERE organization_id = $1 AND EXISTS (SELECT FROM gate)
      ON CONFLICT (organization_id, id) DO UPDATE SET %2$s, sequence = i.sequence + 1, changed_at = now()
      RETURNING i.organization_id, i.id, i.live, i.payment_id, i.refund_id, i.dispute_id, i.updated_at, i.sequence,
        i.status, i.cause),
    item_told AS (
      INSERT INTO event (organization_id, id, live, type, payment_id, refund_id, dispute_id, at, resource, sequence, data)
      SELECT i.organization_id, t.event, i.live, t.type, i.payment_id, i.refund_id, i.dispute_id, i.updated_at, i.id,
        i.sequence, convert_to(t.data, 'UTF8')
        FROM itemized i JOIN jsonb_to_recordset($%3$d::jsonb) AS t (id uuid, event uuid, type text, data text) ON t.id = i.id
      RETURNING organization_id, id, live, type, data)
    """
            .formatted(WRITTEN, EXCLUDED, number)
        + Journal.entries(
            "item_",
            "SELECT t.act FROM itemized i JOIN jsonb_to_recordset($%d::jsonb) AS t (id uuid, act jsonb) ON t.id = i.id"
                .formatted(number))
        + Alerting.of("itemized", "item_")
        + Outbox.post("item_told", "item_");
  }

  /** All changes of one statement as one document. */
  public static byte[] of(List<ItemChange> changes) {
    return Json.bytes(changes.stream().map(ItemRow::of).toList());
  }

  private static ItemRow of(ItemChange change) {
    var item = change.after();
    var about = item.about();
    var debt = item.debt();
    var state = item.state();
    var failure = state.failure();
    var waits = state.waits();
    var ending = state.ending();
    var by = ending == null ? null : ending.by();
    return new ItemRow(
        item.organization(),
        item.id(),
        item.live(),
        about.payment(),
        about.refund(),
        about.dispute(),
        about.report(),
        about.subject(),
        Names.of(state.status()),
        Names.of(state.cause()),
        name(debt.purpose()),
        name(debt.rail()),
        debt.reference(),
        debt.money() == null ? null : debt.money().minor(),
        debt.money() == null ? null : debt.money().currency(),
        item.route().account(),
        item.route().processor(),
        failure == null ? null : failure.reason().code(),
        failure == null ? null : failure.processorCode(),
        failure == null ? null : Names.of(failure.advice()),
        state.attempts(),
        waits == null ? null : Names.of(waits.why()),
        waits == null ? null : waits.until(),
        item.assignee(),
        ending == null ? null : ending.reason(),
        by == null ? null : by.id(),
        name(by == null ? null : by.type()),
        ending == null ? null : ending.at(),
        item.createdAt(),
        item.updatedAt(),
        change.event(),
        change.type(),
        new String(change.data(), StandardCharsets.UTF_8),
        change.act() == null ? null : change.act().row());
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Names.of(constant);
  }

  /** The item in a row. */
  public static ActionItem item(Columns row) {
    return new ActionItem(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        row.number("sequence"),
        new About(
            row.maybeUuid("payment_id"),
            row.maybeUuid("refund_id"),
            row.maybeUuid("dispute_id"),
            row.maybeUuid("report_id")),
        debt(row),
        new Route(row.uuid("account_id"), row.text("processor")),
        state(row),
        row.maybeText("assignee"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static Debt debt(Columns row) {
    var amount = row.maybeNumber("amount");
    return new Debt(
        row.maybeConstant("purpose", Purpose.class),
        row.maybeConstant("rail", Rail.class),
        row.maybeText("reference"),
        amount == null ? null : new Money(amount, row.text("currency")),
        Boolean.TRUE.equals(row.maybeFlag("once")));
  }

  private static State state(Columns row) {
    var reason = row.maybeConstant("reason", DeclineReason.class);
    var waits = row.maybeConstant("waits_for", ActionItem.For.class);
    var endedAt = row.maybeInstant("ended_at");
    return new State(
        row.constant("status", ItemStatus.class),
        row.constant("cause", Cause.class),
        reason == null
            ? null
            : new Failure(reason, row.maybeText("code"), row.constant("advice", Advice.class)),
        row.integer("attempts"),
        waits == null ? null : new Wait(waits, row.maybeInstant("waits_until")),
        endedAt == null ? null : new Ending(endedAt, row.maybeText("ended_reason"), by(row)));
  }

  private static @Nullable By by(Columns row) {
    var type = row.maybeConstant("ended_by_type", Actor.Type.class);
    return type == null ? null : new By(type, row.maybeUuid("ended_by"));
  }
}
