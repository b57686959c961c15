package dev.acquit.gateway.payout.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payout.Payout;
import dev.acquit.gateway.payout.Payouts;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Line;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payouts in PostgreSQL: one statement writes a payout with all its lines. */
@Repository
class SqlPayouts implements Payouts {

  private static final String ADD =
      """
      WITH gate AS (
        INSERT INTO payout (organization_id, id, live, account_id, processor, processor_reference, amount, currency,
          paid_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (organization_id, account_id, processor_reference) DO NOTHING
        RETURNING id),
      line AS (
        SELECT l.position, l.type, l.amount, l.fee, l.theirs, a.payment_id, a.refund_id
          FROM unnest($11::text[], $12::text[], $13::text[], $14::bigint[], $15::bigint[], $19::text[])
            WITH ORDINALITY AS l (type, ours, theirs, amount, fee, charge, position)
          LEFT JOIN LATERAL (
            SELECT payment_id, refund_id FROM attempt
             WHERE organization_id = $1 AND account_id = $4 AND reference = l.ours
            UNION ALL
            SELECT payment_id, refund_id FROM attempt
             WHERE organization_id = $1 AND account_id = $4 AND processor_reference = l.theirs
            UNION ALL
            SELECT payment_id, NULL FROM attempt
             WHERE organization_id = $1 AND account_id = $4 AND processor_reference = l.charge
            LIMIT 1) a ON true),
      listed AS (
        INSERT INTO payout_line (organization_id, payout_id, position, type, payment_id, refund_id, amount, fee,
          processor_reference)
        SELECT $1, gate.id, line.position, line.type, line.payment_id, line.refund_id, line.amount, line.fee,
          line.theirs
          FROM gate, line),
      paid AS (
        UPDATE payment p SET payout_id = gate.id
          FROM gate, line WHERE p.organization_id = $1 AND p.id = line.payment_id AND line.type = 'charge'),
      told AS (
        INSERT INTO event (organization_id, id, live, type, payout_id, at, via, resource, sequence, data)
        SELECT $1, $16, $3, 'payout.paid', gate.id, $10, $17, gate.id, 1, $18 FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM gate";

  private static final String SELECT =
      """
      SELECT organization_id, id, live, account_id, processor, processor_reference, amount, currency, paid_at,
        created_at FROM payout WHERE organization_id = $1 AND live = $2
      """;

  private static final String FIND = SELECT + " AND id = $3";

  private static final String LIST =
      SELECT + " AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4";

  private static final String LINES =
      """
      SELECT position, type, payment_id, refund_id, amount, fee, processor_reference FROM payout_line
       WHERE organization_id = $1 AND payout_id = $2 AND position > $3 ORDER BY position LIMIT $4
      """;

  private final Sql sql;
  private final Outbox outbox;

  SqlPayouts(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Boolean> add(Payout payout, List<Notice.Line> lines, byte[] data) {
    var args =
        Args.of(payout.organization(), payout.id(), payout.live())
            .and(payout.route().account(), payout.route().processor())
            .and(payout.processorReference(), payout.money().minor(), payout.money().currency())
            .and(payout.paidAt(), payout.createdAt())
            .and((Object) texts(lines, line -> Names.of(line.type())))
            .and((Object) texts(lines, line -> line.about().reference()))
            .and((Object) texts(lines, line -> line.about().processorReference()))
            .and((Object) lines.stream().map(line -> line.amount().minor()).toArray(Long[]::new))
            .and((Object) lines.stream().map(Line::fee).toArray(Long[]::new))
            .and(Ids.next(), Event.WEBHOOK)
            .and((Object) data)
            .and((Object) texts(lines, line -> line.about().charge()));
    return sql.one(ADD, args, row -> true).doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  private static String[] texts(List<Line> lines, Function<Line, @Nullable String> text) {
    return lines.stream().map(text).toArray(String[]::new);
  }

  @Override
  public Mono<Payout> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), caller.live(), id), SqlPayouts::payout);
  }

  @Override
  public Flux<Payout> list(Caller caller, Page page) {
    return sql.many(
        LIST,
        Args.of(caller.organization(), caller.live())
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlPayouts::payout);
  }

  @Override
  public Flux<Payout.Line> lines(Payout payout, int position, int limit) {
    return sql.many(
        LINES,
        Args.of(payout.organization(), payout.id(), position, limit),
        row ->
            new Payout.Line(
                row.integer("position"),
                row.constant("type", Line.Type.class),
                row.maybeUuid("payment_id"),
                row.maybeUuid("refund_id"),
                row.number("amount"),
                row.number("fee"),
                row.maybeText("processor_reference")));
  }

  private static Payout payout(Columns row) {
    return new Payout(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        new Route(row.uuid("account_id"), row.text("processor")),
        row.text("processor_reference"),
        new Money(row.number("amount"), row.text("currency")),
        row.instant("paid_at"),
        row.instant("created_at"));
  }
}
