package dev.acquit.gateway.audit.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.audit.Entries.Filter;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a filtered page. Only the conditions that are asked for stand in it, so that
 * each combination has a plan of its own; values are always parameters.
 */
final class Select {

  /** An id has the time of a gateway's clock, an entry that of the database's. */
  private static final Duration SLACK = Duration.ofHours(3);

  private final StringBuilder text;
  private final Args args;
  private int next = 3;

  Select(String columns, Caller caller, Filter filter, Page page) {
    this.text = new StringBuilder(columns).append(" AND (live IS NULL OR live = $2)");
    this.args = Args.of(caller.organization(), caller.live());
    where("resource = ", filter.resource());
    where("actor_id = ", filter.actor());
    where("actor_type = ", filter.actorType() == null ? null : Names.of(filter.actorType()));
    where("action = ", filter.action());
    between(filter.from(), filter.to());
    where("id < ", page.after());
    text.append(" ORDER BY id DESC LIMIT $").append(next);
    args.and(page.limit() + 1);
  }

  String text() {
    return text.toString();
  }

  Args args() {
    return args;
  }

  /** Ids begin with their time, so that a range of times is a range of the index. */
  private void between(@Nullable Instant from, @Nullable Instant to) {
    where("at >= ", from);
    where("id >= ", from == null ? null : Ids.floor(from.minus(SLACK)));
    where("at < ", to);
    where("id < ", to == null ? null : Ids.floor(to.plus(SLACK)));
  }

  private void where(String condition, @Nullable Object value) {
    if (value != null) {
      text.append(" AND ").append(condition).append('$').append(next++);
      args.and(value);
    }
  }
}
