package dev.acquit.gateway.payment.sql.figures;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeFigures;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Ids begin with their time: the newest charges are the end of the primary key. */
@Repository
class SqlChargeFigures implements ChargeFigures {

  /**
   * An attempt is of the mode of its account, which is looked up for each: as a list of accounts it
   * would have PostgreSQL gather all that they ever took. Of what the other mode has so many more
   * are passed over, and no further.
   */
  static final String RATES =
      """
      SELECT a.id, a.name, a.processor, count(*) FILTER (WHERE t.status = 'approved') AS approved,
        count(*) FILTER (WHERE t.status IN ('declined', 'rejected', 'not_attempted', 'not_found')) AS failed,
        count(*) FILTER (WHERE t.status IN ('sent', 'unknown', 'pending', 'action_required')) AS open
        FROM (
          SELECT account_id, status FROM (
            SELECT id, account_id, status, operation FROM attempt
             WHERE organization_id = $1 AND id >= $3 ORDER BY id DESC LIMIT 10 * $4) newest
           WHERE operation IN ('charge', 'authorize')
             AND (SELECT live FROM processor_account WHERE organization_id = $1 AND id = newest.account_id) = $2
           ORDER BY id DESC LIMIT $4) t
          JOIN processor_account a ON a.organization_id = $1 AND a.id = t.account_id
       GROUP BY a.id, a.name, a.processor ORDER BY a.name
      """;

  /** Whether there are more than those that were read, or passed over. */
  private static final String MORE =
      """
      SELECT EXISTS (
        SELECT FROM attempt WHERE organization_id = $1 AND id >= $2 ORDER BY id DESC OFFSET 10 * $3) AS more
      """;

  private final Sql sql;
  private final int most;

  @Autowired
  SqlChargeFigures(Sql sql) {
    this(sql, COUNTED);
  }

  /** With another bound. */
  SqlChargeFigures(Sql sql, int most) {
    this.sql = sql;
    this.most = most;
  }

  @Override
  public Mono<Rates> rates(Caller caller, Instant since) {
    var from = Ids.floor(since);
    var args = Args.of(caller.organization(), caller.live(), from, most);
    return sql.many(RATES, args, SqlChargeFigures::rate)
        .collectList()
        .flatMap(found ->
            counted(found) < most
                ? more(caller, from).map(more -> new Rates(found, more))
                : Mono.just(new Rates(found, true)));
  }

  private static long counted(List<Rate> found) {
    return found.stream().mapToLong(rate -> rate.approved() + rate.failed() + rate.open()).sum();
  }

  private Mono<Boolean> more(Caller caller, UUID from) {
    return sql.one(MORE, Args.of(caller.organization(), from, most), row -> row.flag("more"));
  }

  private static Rate rate(Columns row) {
    return new Rate(
        row.uuid("id"),
        row.text("name"),
        row.text("processor"),
        row.number("approved"),
        row.number("failed"),
        row.number("open"));
  }
}
