package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Payments.Filter;
import dev.acquit.gateway.payment.Payments.Located;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads payments with their attempts: one statement for one, two for a page. */
@Component
class PaymentReader {

  private static final String PAYMENT_COLUMNS =
      """
      p.organization_id, p.id, p.live, p.version, p.status, p.amount, p.currency, p.capture, p.amount_authorized,
      p.amount_captured, p.amount_refunded, p.amount_reserved, p.amount_disputed, p.amount_excess, p.settlement,
      p.settled_at, p.payout_id, p.busy_attempt_id, p.purpose, p.initiator, p.reference, p.source, p.mandate_id,
      p.details, p.method_id, p.method_stage, p.failure_reason, p.failure_code, p.failure_advice, p.retry_at,
      p.retries, p.retry_canceled, p.retry_of, p.retried_by, p.created_at, p.updated_at
      """;

  private static final String ATTEMPT_COLUMNS =
      """
      a.id AS attempt_id, a.payment_id, a.refund_id, a.undoes, a.operation, a.account_id, a.processor, a.rail,
      a.mandate_id AS attempt_mandate_id,
      a.reference AS attempt_reference, a.status AS attempt_status, a.amount AS attempt_amount, a.key_digest,
      a.processor_reference, a.authorization_code, a.avs, a.cvc, a.network_reference, a.reason, a.advice, a.network_wait,
      a.processor_code, a.detail, a.created_at AS attempt_created_at, a.answered_at, a.reported_at, a.late,
      a.settled_at AS attempt_settled_at, a.reversed_at, a.returned_at, a.return_amount, a.return_reason,
      a.return_code, a.return_advice, a.next_action_type, a.next_action_url, a.next_action_expires_at
      """;

  private static final String FIND =
      "SELECT "
          + PAYMENT_COLUMNS
          + ", "
          + ATTEMPT_COLUMNS
          + """
           FROM payment p JOIN attempt a ON a.organization_id = p.organization_id AND a.payment_id = p.id
          WHERE p.organization_id = $1 AND p.live = $2 AND p.id = $3 ORDER BY a.id
          """;

  private static final String ATTEMPTS =
      "SELECT "
          + ATTEMPT_COLUMNS
          + " FROM attempt a WHERE a.organization_id = $1 AND a.payment_id = ANY($2) ORDER BY a.id";

  /** The payment of which the attempt is that {@link #locate} names. */
  private static final String LOCATE =
      "SELECT l.id AS located_id, "
          + PAYMENT_COLUMNS
          + ", "
          + ATTEMPT_COLUMNS
          + """
            FROM attempt l JOIN payment p ON p.organization_id = l.organization_id AND p.id = l.payment_id
              JOIN attempt a ON a.organization_id = p.organization_id AND a.payment_id = p.id
           WHERE l.organization_id = $1 AND l.id = (
             SELECT t.id FROM attempt t
              WHERE t.organization_id = $1 AND t.account_id = $2
                AND ($4::text IS NULL OR t.operation = $4
                  OR (t.operation IN ('charge', 'authorize', 'verify') AND $4 IN ('charge', 'authorize', 'verify')))
          """;

  private static final String FIRST = " ORDER BY t.id LIMIT 1) ORDER BY a.id";
  private static final String LOCATE_BY_OURS = LOCATE + " AND t.reference = $3" + FIRST;
  private static final String LOCATE_BY_THEIRS = LOCATE + " AND t.processor_reference = $3" + FIRST;

  private final Sql sql;

  PaymentReader(Sql sql) {
    this.sql = sql;
  }

  Mono<Payment> find(UUID organization, boolean live, UUID id) {
    return sql.many(FIND, Args.of(organization, live, id), PaymentRows::paymentWithAttempt)
        .reduce(PaymentRows::merge);
  }

  /** By our reference, or else by the processor's. */
  Mono<Located> locate(
      UUID organization, UUID account, About about, @Nullable Operation operation) {
    var theirs =
        locate(LOCATE_BY_THEIRS, organization, account, about.processorReference(), operation);
    return locate(LOCATE_BY_OURS, organization, account, about.reference(), operation)
        .switchIfEmpty(theirs);
  }

  private Mono<Located> locate(
      String statement,
      UUID organization,
      UUID account,
      @Nullable String reference,
      @Nullable Operation operation) {
    return reference == null
        ? Mono.empty()
        : sql.many(
                statement,
                Args.of(organization, account, reference).maybe(operation),
                row -> new Located(PaymentRows.paymentWithAttempt(row), row.uuid("located_id")))
            .reduce((one, other) ->
                new Located(PaymentRows.merge(one.payment(), other.payment()), one.attempt()));
  }

  Flux<Payment> list(Caller caller, Filter filter, Page page) {
    var select = new Select("SELECT " + PAYMENT_COLUMNS, caller, filter, page);
    return sql.many(select.text(), select.args(), PaymentRows::payment)
        .collectList()
        .flatMapMany(payments -> withAttempts(caller, payments));
  }

  private Flux<Payment> withAttempts(Caller caller, List<Payment> payments) {
    if (payments.isEmpty()) {
      return Flux.empty();
    }
    var ids = payments.stream().map(Payment::id).toArray(UUID[]::new);
    return sql.many(ATTEMPTS, Args.of(caller.organization(), ids), PaymentRows::ownedAttempt)
        .collect(HashMap<UUID, List<Attempt>>::new, PaymentReader::add)
        .flatMapIterable(attempts -> joined(payments, attempts));
  }

  private static void add(Map<UUID, List<Attempt>> byPayment, PaymentRows.Owned owned) {
    byPayment.computeIfAbsent(owned.payment(), id -> new ArrayList<>()).add(owned.attempt());
  }

  private static List<Payment> joined(List<Payment> payments, Map<UUID, List<Attempt>> attempts) {
    return payments.stream()
        .map(payment -> payment.withAttempts(attempts.getOrDefault(payment.id(), List.of())))
        .toList();
  }

  /**
   * The statement of a filtered page. Only the conditions that are asked for stand in it, so that
   * each combination has a plan of its own; values are always parameters.
   */
  static final class Select {

    /**
     * A process keeps its ids in order while its clock goes back; so far apart may id and time be.
     */
    private static final Duration SLACK = Duration.ofHours(3);

    private final StringBuilder text;
    private final Args args;
    private int next = 3;

    Select(String select, Caller caller, Filter filter, Page page) {
      this.text =
          new StringBuilder(select)
              .append(" FROM payment p WHERE p.organization_id = $1 AND p.live = $2");
      this.args = Args.of(caller.organization(), caller.live());
      status(filter.status());
      where("p.reference = ", filter.reference());
      where("p.purpose = ", filter.purpose());
      rail(filter.rail());
      where("p.created_at >= ", filter.createdFrom());
      where("p.created_at < ", filter.createdTo());
      idBound("p.id >= ", filter.createdFrom(), SLACK.negated());
      idBound("p.id < ", filter.createdTo(), SLACK);
      where("p.id < ", page.after());
      text.append(" ORDER BY p.id DESC LIMIT $").append(next);
      args.and(page.limit() + 1);
    }

    String text() {
      return text.toString();
    }

    Args args() {
      return args;
    }

    /** What is shown as processing is two states. */
    private void status(@Nullable PaymentStatus status) {
      if (status == PaymentStatus.PROCESSING) {
        text.append(" AND p.status IN ('processing', 'submitted')");
      } else {
        where("p.status = ", status);
      }
    }

    /**
     * A card names no rail, unless it is a processor's own token. Cards are most of what there is,
     * and read in the order of their ids; what else pays has an index, which costs a card's charge
     * nothing.
     */
    private void rail(@Nullable Rail rail) {
      if (rail == Rail.CARD) {
        text.append(" AND coalesce(p.source ->> 'rail', 'CARD') = 'CARD'");
      } else if (rail != null) {
        text.append(" AND p.source ->> 'rail' <> 'CARD'"); // as the index says
        where("p.source ->> 'rail' = ", rail.name());
      }
    }

    /** Ids begin with their time, so that a range of times is a range of the index. */
    private void idBound(String condition, @Nullable Instant at, Duration slack) {
      if (at != null) {
        where(condition, Ids.floor(at.plus(slack)));
      }
    }

    private void where(String condition, @Nullable Object value) {
      if (value == null) {
        return;
      }
      text.append(" AND ").append(condition).append('$').append(next++);
      if (value instanceof Enum<?> constant) {
        args.maybe(constant);
      } else {
        args.and(value);
      }
    }
  }
}
