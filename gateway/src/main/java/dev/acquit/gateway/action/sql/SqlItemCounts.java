package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.DeclineReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All sections are counted by one statement: each as its list has it, and no further. */
@Repository
class SqlItemCounts implements ItemCounts {

  static final String LEFT =
      """
      SELECT width_bucket(created_at, $3::text[]::timestamptz[]) AS span, cause, reason, count(*) AS count
        FROM (
          SELECT created_at, cause, reason FROM action_item
           WHERE organization_id = $1 AND live = $2 AND ended_at IS NULL
           ORDER BY id LIMIT $4) i
       GROUP BY span, cause, reason
      """;

  /** A returned debit is tried again by another payment, which is the first try of that one. */
  static final String RECOVERED =
      """
      SELECT width_bucket(ended_at, $3::text[]::timestamptz[]) AS span, currency,
        coalesce(sum(amount) FILTER (WHERE paid), 0)::bigint AS amount, count(*) FILTER (WHERE paid) AS count,
        count(*) AS ended
        FROM (
          SELECT i.ended_at, i.currency, i.amount,
            p.status = 'succeeded' AND (i.attempts > 1 OR p.retry_of IS NOT NULL) AS paid
            FROM (
              SELECT ended_at, payment_id, attempts, currency, amount FROM action_item
               WHERE organization_id = $1 AND live = $2 AND ended_at >= ($3::text[]::timestamptz[])[1]
                 AND status = 'resolved' AND ended_by_type IS NULL AND refund_id IS NULL AND dispute_id IS NULL
                 AND cause IN ('declined', 'returned', 'method_needed')
               ORDER BY ended_at DESC LIMIT $4) i
              JOIN payment p ON p.organization_id = $1 AND p.id = i.payment_id) tried
       GROUP BY span, currency ORDER BY currency, span
      """;

  private static final Page FIRST = new Page(MOST, null);

  private final Sql sql;

  SqlItemCounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Map<Section, Long>> unfinished(Caller caller) {
    var counted =
        Stream.of(Section.values())
            .map(section ->
                "(SELECT count(*) FROM (%s) AS found) AS %s"
                    .formatted(listed(caller, section).text(), Names.of(section)))
            .collect(Collectors.joining(", ", "SELECT ", ""));
    return sql.one(counted, listed(caller, Section.DISPUTES).args(), SqlItemCounts::counts);
  }

  /** Sections differ in their words alone: the values are the same. */
  private static ItemSelect listed(Caller caller, Section section) {
    var filter = new Filter(null, null, section, null, null, null, null, null, null);
    return new ItemSelect(caller, filter, Sort.NEWEST, FIRST);
  }

  private static Map<Section, Long> counts(Columns row) {
    var counts = new EnumMap<Section, Long>(Section.class);
    for (var section : Section.values()) {
      counts.put(section, row.number(Names.of(section)));
    }
    return counts;
  }

  @Override
  public Flux<Left> left(Caller caller, List<Instant> times) {
    return sql.many(LEFT, args(caller, times), SqlItemCounts::left);
  }

  private static Left left(Columns row) {
    return new Left(
        row.integer("span"),
        row.constant("cause", Cause.class),
        row.maybeConstant("reason", DeclineReason.class),
        row.number("count"));
  }

  @Override
  public Flux<Recovered> recovered(Caller caller, List<Instant> times) {
    return sql.many(RECOVERED, args(caller, times), SqlItemCounts::recovered);
  }

  private static Recovered recovered(Columns row) {
    var money = new Money(row.number("amount"), row.text("currency"));
    return new Recovered(row.integer("span"), money, row.number("count"), row.number("ended"));
  }

  static Args args(Caller caller, List<Instant> times) {
    var dividing = times.stream().map(Instant::toString).toArray(String[]::new);
    return Args.of(caller.organization(), caller.live()).and((Object) dividing).and(COUNTED);
  }
}
