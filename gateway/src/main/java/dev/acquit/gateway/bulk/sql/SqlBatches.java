package dev.acquit.gateway.bulk.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ItemConditions;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batches;
import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.bulk.Row.Done;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.bulk.Row.Taken;
import dev.acquit.gateway.bulk.Selection;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Batches in PostgreSQL. */
@Repository
class SqlBatches implements Batches {

  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  private static final String FIND =
      BatchRow.SELECT + " WHERE b.organization_id = $1 AND b.id = $2";

  private static final String LIST =
      BatchRow.SELECT
          + " WHERE b.organization_id = $1 AND b.live = $2 AND b.id < $3 ORDER BY b.id DESC LIMIT"
          + " $4";

  private static final String DONE =
      BatchRow.SELECT
          + " WHERE b.organization_id = $1 AND b.status = 'running' AND b.to_do = 0 LIMIT 100";

  private static final String ROWS =
      """
      SELECT r.item_id, r.refund, i.amount, i.currency, i.reference, i.account_id, r.outcome, r.reason, r.payment_id, r.refund_id,
        r.done_at
        FROM bulk_row r JOIN action_item i ON i.organization_id = r.organization_id AND i.id = r.item_id
       WHERE r.organization_id = $1 AND r.batch_id = $2 AND r.item_id > $3%s ORDER BY r.item_id LIMIT $4
      """;

  private static final String ALL_ROWS = ROWS.formatted("");

  private static final String ROWS_OF_OUTCOME = ROWS.formatted(" AND r.outcome = $5");

  private static final String DUE =
      """
      SELECT (extract(epoch FROM min(r.due_at) - now()) * 1000)::bigint AS wait
        FROM bulk_batch b JOIN bulk_row r ON r.organization_id = b.organization_id AND r.batch_id = b.id
       WHERE b.organization_id = $1 AND b.status IN ('running', 'canceled') AND b.to_do > 0 AND r.lane = $2
         AND r.done_at IS NULL AND (b.status = 'running' OR r.begun_at IS NOT NULL)
      HAVING count(*) > 0
      """;

  private final Sql sql;
  private final Outbox outbox;

  SqlBatches(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Selection> selected(Caller caller, Collection<UUID> items) {
    var conditions = new ItemConditions(caller, Filter.ANY);
    var ids = conditions.parameter(items.toArray(UUID[]::new));
    return selected(conditions, conditions.text() + " AND id = ANY (" + ids + ")", items.size());
  }

  @Override
  public Mono<Selection> selected(Caller caller, Filter filter, int limit) {
    var conditions = new ItemConditions(caller, filter).unfinished();
    return selected(conditions, conditions.text(), limit);
  }

  @Override
  public Mono<Selection> selected(Batch batch) {
    var conditions = new ItemConditions(batch.caller(), Filter.ANY);
    var rows =
        "SELECT item_id FROM bulk_row WHERE organization_id = $1 AND batch_id = "
            + conditions.parameter(batch.id());
    return selected(conditions, conditions.text() + " AND id IN (" + rows + ")", batch.size());
  }

  private Mono<Selection> selected(ItemConditions conditions, String which, int limit) {
    var text = Judging.SELECT.formatted(which, conditions.parameter(limit));
    return sql.many(text, conditions.args(), Judging::group).collectList().map(Selection::new);
  }

  @Override
  public Mono<Boolean> begin(Beginning beginning) {
    return told(sql.one(BatchWrites.begin(beginning), BatchWrites.args(beginning), row -> true))
        .onErrorResume(
            failure -> Sql.violates(failure, "one_request_a_key"), _ -> Mono.just(false));
  }

  @Override
  public Mono<Boolean> change(Change change) {
    return told(sql.one(BatchWrites.change(change), BatchWrites.args(change), row -> true));
  }

  private Mono<Boolean> told(Mono<Boolean> written) {
    return written.doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  @Override
  public Mono<Batch> find(UUID organization, UUID id) {
    return sql.one(FIND, Args.of(organization, id), BatchRow::batch);
  }

  @Override
  public Flux<Batch> list(Caller caller, Page page) {
    var before = Objects.requireNonNullElse(page.after(), LAST);
    var args = Args.of(caller.organization(), caller.live(), before, page.limit() + 1);
    return sql.many(LIST, args, BatchRow::batch);
  }

  @Override
  public Flux<Batch> done(UUID organization) {
    return sql.many(DONE, Args.of(organization), BatchRow::batch);
  }

  @Override
  public Flux<Row> rows(Batch batch, @Nullable Outcome outcome, Page page) {
    var after = Objects.requireNonNullElse(page.after(), FIRST);
    var args = Args.of(batch.organization(), batch.id(), after, page.limit() + 1);
    return outcome == null
        ? sql.many(ALL_ROWS, args, SqlBatches::row)
        : sql.many(ROWS_OF_OUTCOME, args.maybe(outcome), SqlBatches::row);
  }

  private static Row row(Columns row) {
    var amount = row.maybeNumber("amount");
    return new Row(
        row.uuid("item_id"),
        row.flag("refund"),
        amount == null ? null : new Money(amount, row.text("currency")),
        row.maybeText("reference"),
        row.uuid("account_id"),
        row.constant("outcome", Outcome.class),
        row.maybeText("reason"),
        row.maybeUuid("payment_id"),
        row.maybeUuid("refund_id"),
        row.maybeInstant("done_at"));
  }

  @Override
  public Flux<Taken> take(
      UUID organization, UUID lane, List<Boolean> refunds, int limit, Duration lease) {
    var args =
        Args.of(organization, lane)
            .and((Object) refunds.toArray(Boolean[]::new))
            .and(limit, lease.toMillis());
    return sql.many(
        BatchWrites.TAKE,
        args,
        row ->
            new Taken(
                row.uuid("batch_id"),
                row.uuid("item_id"),
                row.flag("again"),
                row.integer("tries"),
                row.integer("round")));
  }

  @Override
  public Mono<Void> record(Batch batch, List<Done> done) {
    var args = Args.of(batch.organization(), batch.id()).json(Json.bytes(done));
    return sql.run(BatchWrites.RECORD, args);
  }

  @Override
  public Mono<Duration> due(UUID organization, UUID lane) {
    return sql.one(DUE, Args.of(organization, lane), row -> Duration.ofMillis(row.number("wait")));
  }
}
