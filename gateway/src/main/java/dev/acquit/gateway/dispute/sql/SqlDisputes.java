package dev.acquit.gateway.dispute.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.Disputes;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.event.Telling;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Notice.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Disputes in PostgreSQL. One statement holds the payment as it was read, and writes all of it. */
@Repository
class SqlDisputes implements Disputes {

  private static final String RECORD =
      """
      WITH gate AS (
        UPDATE payment SET amount_disputed = amount_disputed + $5, version = version + 1, updated_at = $6
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4
        RETURNING id),
      recorded AS (
        INSERT INTO dispute AS d (organization_id, id, live, payment_id, account_id, processor, processor_reference,
          status, amount, currency, reason, respond_by, stage_at, opened_at, closed_at, created_at, updated_at,
          sequence)
        SELECT $1, $7, $3, $2, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $6, $6, $23 FROM gate
        ON CONFLICT (organization_id, id) DO UPDATE SET status = excluded.status, amount = excluded.amount,
          reason = excluded.reason, respond_by = excluded.respond_by, stage_at = excluded.stage_at, opened_at = excluded.opened_at,
          closed_at = excluded.closed_at, updated_at = excluded.updated_at, sequence = d.sequence + excluded.sequence
        RETURNING d.sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, dispute_id, at, via, resource, sequence, data)
        SELECT $1, e.id, $3, e.type, $2, $7, $6, $19,
          CASE WHEN e.number <= $23 THEN $7 END,
          CASE WHEN e.number <= $23 THEN recorded.sequence - $23 + e.number END,
          CASE WHEN e.number <= $23 THEN $20 END
          FROM recorded, unnest($21::uuid[], $22::text[]) WITH ORDINALITY AS e (id, type, number)
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + ItemRow.written(24)
          + "SELECT true FROM gate";

  private static final String SELECT =
      """
      SELECT organization_id, id, live, payment_id, account_id, processor, processor_reference, status, amount,
        currency, reason, respond_by, stage_at, opened_at, created_at, updated_at FROM dispute
       WHERE organization_id = $1
      """;

  private static final String BY_REFERENCE =
      SELECT + " AND account_id = $2 AND processor_reference = $3";

  private static final String FIND = SELECT + " AND live = $2 AND id = $3";

  private static final String ALL = SELECT + " AND live = $2 AND id = ANY($3)";

  private static final String LIST =
      SELECT
          + """
           AND live = $2 AND ($3::text IS NULL OR status = $3) AND ($4::uuid IS NULL OR payment_id = $4)
           AND ($5::uuid IS NULL OR id < $5) ORDER BY id DESC LIMIT $6
          """;

  private final Sql sql;
  private final Outbox outbox;

  SqlDisputes(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Dispute> find(UUID organization, UUID account, String processorReference) {
    return sql.one(
        BY_REFERENCE, Args.of(organization, account, processorReference), SqlDisputes::dispute);
  }

  @Override
  public Mono<Dispute> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), caller.live(), id), SqlDisputes::dispute);
  }

  @Override
  public Flux<Dispute> all(Caller caller, Collection<UUID> ids) {
    var args = Args.of(caller.organization(), caller.live());
    return ids.isEmpty()
        ? Flux.empty()
        : sql.many(ALL, args.and((Object) ids.toArray(UUID[]::new)), SqlDisputes::dispute);
  }

  @Override
  public Flux<Dispute> list(Caller caller, Filter filter, Page page) {
    return sql.many(
        LIST,
        Args.of(caller.organization(), caller.live())
            .maybe(filter.status())
            .maybe(filter.payment(), UUID.class)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlDisputes::dispute);
  }

  @Override
  public Mono<Boolean> record(Recording recording) {
    var read = recording.read();
    var dispute = recording.after();
    var args =
        Args.of(read.organization(), read.id(), read.live(), read.version(), recording.takes())
            .and(dispute.updatedAt(), dispute.id(), dispute.route().account())
            .and(dispute.route().processor(), dispute.processorReference())
            .and(Names.of(dispute.stage()), dispute.money().minor(), dispute.money().currency())
            .maybe(dispute.reason(), String.class)
            .maybe(dispute.respondBy(), Instant.class)
            .and(dispute.stageAt(), dispute.openedAt())
            .maybe(dispute.closedAt(), Instant.class)
            .and(Event.WEBHOOK)
            .and((Object) recording.data());
    var telling = Telling.of("dispute", recording.events(), _ -> Ids.next(), Function.identity());
    var all = telling.addTo(args).json(ItemRow.of(recording.items()));
    return sql.one(RECORD, all, row -> true).doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  private static Dispute dispute(Columns row) {
    return new Dispute(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        row.uuid("payment_id"),
        new Route(row.uuid("account_id"), row.text("processor")),
        row.text("processor_reference"),
        row.constant("status", Stage.class),
        new Money(row.number("amount"), row.text("currency")),
        row.maybeText("reason"),
        row.maybeInstant("respond_by"),
        row.instant("stage_at"),
        row.instant("opened_at"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
