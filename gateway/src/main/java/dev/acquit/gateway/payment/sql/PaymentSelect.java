package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Payments.Filter;
import dev.acquit.gateway.statements.Args;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a filtered page. Only the conditions that are asked for stand in it, so that
 * each combination has a plan of its own; values are always parameters.
 */
final class PaymentSelect {

  /**
   * A process keeps its ids in order while its clock goes back; so far apart may id and time be.
   */
  private static final Duration SLACK = Duration.ofHours(3);

  private final StringBuilder text;
  private final Args args;
  private int next = 3;

  PaymentSelect(String select, Caller caller, Filter filter, Page page) {
    this.text =
        new StringBuilder(select)
            .append(" FROM payment p WHERE p.organization_id = $1 AND p.live = $2");
    this.args = Args.of(caller.organization(), caller.live());
    status(filter.status());
    where("p.reference = ", filter.reference());
    where("p.purpose = ", filter.purpose());
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
