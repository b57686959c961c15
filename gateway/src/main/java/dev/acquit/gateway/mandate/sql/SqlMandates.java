package dev.acquit.gateway.mandate.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.mandate.MandateRow;
import dev.acquit.gateway.mandate.Mandates;
import dev.acquit.gateway.mandate.Notice;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlMandates implements Mandates {

  private static final String FIND =
      """
      SELECT to_jsonb(m) AS mandate FROM mandate m WHERE m.organization_id = $1 AND m.live = $2 AND m.id = $3
      """;

  private static final String STANDING =
      """
      SELECT to_jsonb(m) AS mandate FROM mandate m
       WHERE m.organization_id = ANY($1) AND m.method_id = $2 AND m.status <> 'ended'
      """;

  private static final String LIST =
      """
      SELECT to_jsonb(m) AS mandate FROM mandate m
       WHERE m.organization_id = $1 AND m.live = $2 AND ($3::text IS NULL OR m.status = $3)
         AND ($4::uuid IS NULL OR m.method_id = $4) AND ($5::uuid IS NULL OR m.id < $5) ORDER BY m.id DESC LIMIT $6
      """;

  /** A debit under way holds the row: whoever comes second finds it as the first left it. */
  private static final String CHANGE =
      """
      WITH gate AS (
        UPDATE mandate SET status = $6, notice_days = $7, waived = $8, confirmation_sent_at = $9, activated_at = $10,
          ended_reason = $11, ended_detail = $12, ended_at = $13, updated_at = $14, sequence = sequence + 1
         WHERE organization_id = $1 AND live = $2 AND id = $3 AND status = $4
           AND confirmation_sent_at IS NOT DISTINCT FROM $5
        RETURNING sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, mandate_id, at, resource, sequence, data)
        SELECT $1, $15, $2, $16, $3, $14, $3, sequence, $17 FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + Journal.entry("gate", 18)
          + "SELECT true FROM gate";

  private static final String ADD_NOTICE =
      """
      WITH held AS (
        SELECT id FROM mandate WHERE organization_id = $1 AND id = $3 AND status <> 'ended' FOR SHARE),
      gate AS (
        INSERT INTO mandate_notice (organization_id, id, mandate_id, amount, currency, debit_on, sent_at, debit_from,
          created_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM held
        ON CONFLICT (organization_id, mandate_id, debit_on, amount, currency) WHERE NOT repeated DO NOTHING
        RETURNING id)
      """
          + Journal.entry("gate", 10)
          + "SELECT true FROM gate";

  private static final String NOTICES =
      """
      SELECT organization_id, id, mandate_id, amount, currency, debit_on, sent_at, debit_from, payment_id, created_at
        FROM mandate_notice WHERE organization_id = $1 AND mandate_id = $2
      """;

  private static final String LIST_NOTICES =
      NOTICES + " AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4";

  private static final String SAME =
      NOTICES + " AND NOT repeated AND debit_on = $3 AND amount = $4 AND currency = $5";

  private static final String COVERING =
      NOTICES
          + """
           AND NOT repeated AND amount >= $3 AND currency = $4 AND ($5::date IS NULL OR (debit_from >= $5 AND payment_id IS NULL))
           ORDER BY debit_from, amount, id LIMIT 1
          """;

  private static final String ONE = "one_mandate_a_method";

  private final Sql sql;
  private final Outbox outbox;

  SqlMandates(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<Mandate> find(UUID organization, boolean live, UUID id) {
    return sql.one(FIND, Args.of(organization, live, id), SqlMandates::mandate);
  }

  @Override
  public Flux<Mandate> list(Caller caller, Filter filter, Page page) {
    return sql.many(
        LIST,
        Args.of(caller.organization(), caller.live())
            .maybe(filter.status())
            .maybe(filter.method(), UUID.class)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlMandates::mandate);
  }

  @Override
  public Flux<Mandate> standing(Collection<UUID> organizations, UUID method) {
    return sql.many(
        STANDING,
        Args.of().and((Object) organizations.toArray(UUID[]::new)).and(method),
        SqlMandates::mandate);
  }

  @Override
  public Mono<Boolean> change(Mandate read, Mandate after, MandateEvent told, Act act) {
    var then = after.standing();
    var end = then.end();
    var args =
        Args.of(read.organization(), read.live(), read.id())
            .maybe(read.status())
            .maybe(read.standing().confirmationSentAt(), Instant.class)
            .maybe(then.status())
            .and(after.agreement().noticeDays(), after.agreement().waived())
            .maybe(then.confirmationSentAt(), Instant.class)
            .maybe(then.activatedAt(), Instant.class)
            .maybe(end == null ? null : end.reason())
            .maybe(end == null ? null : end.detail(), String.class)
            .maybe(end == null ? null : end.at(), Instant.class)
            .and(after.updatedAt(), told.id(), told.type())
            .and((Object) told.data());
    return sql.one(CHANGE, act.addTo(args), row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false);
  }

  @Override
  public Mono<Boolean> give(
      Mandate given,
      MandateEvent created,
      @Nullable Mandate superseded,
      @Nullable MandateEvent ended,
      Act act) {
    var args =
        Args.of(given.organization(), given.live(), given.id())
            .json(MandateRow.of(given))
            .and(given.createdAt())
            .maybe(superseded == null ? null : superseded.id(), UUID.class)
            .and(created.id())
            .and((Object) created.data())
            .maybe(ended == null ? null : ended.id(), UUID.class)
            .maybe(ended == null ? null : ended.data(), byte[].class)
            .maybe(given.method(), UUID.class);
    return sql.one(GiveStatement.GIVE, act.addTo(args), row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false)
        .onErrorResume(failure -> Sql.violates(failure, ONE), _ -> Mono.just(false));
  }

  @Override
  public Mono<Boolean> add(Notice notice, Act act) {
    var args =
        Args.of(notice.organization(), notice.id(), notice.mandate())
            .and(notice.money().minor(), notice.money().currency(), notice.debitOn())
            .and(notice.sentAt(), notice.from(), notice.createdAt());
    return sql.one(ADD_NOTICE, act.addTo(args), row -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Notice> same(Notice notice) {
    return sql.one(
        SAME,
        Args.of(notice.organization(), notice.mandate(), notice.debitOn())
            .and(notice.money().minor(), notice.money().currency()),
        SqlMandates::notice);
  }

  @Override
  public Flux<Notice> notices(Mandate mandate, Page page) {
    return sql.many(
        LIST_NOTICES,
        Args.of(mandate.organization(), mandate.id())
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        SqlMandates::notice);
  }

  @Override
  public Mono<Notice> covering(Mandate mandate, Money money, @Nullable LocalDate since) {
    return sql.one(
        COVERING,
        Args.of(mandate.organization(), mandate.id(), money.minor(), money.currency())
            .maybe(since, LocalDate.class),
        SqlMandates::notice);
  }

  private static Mandate mandate(Columns row) {
    return MandateRow.read(row.json("mandate"));
  }

  private static Notice notice(Columns row) {
    return new Notice(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.uuid("mandate_id"),
        new Money(row.number("amount"), row.text("currency")),
        row.date("debit_on"),
        row.instant("sent_at"),
        row.date("debit_from"),
        row.maybeUuid("payment_id"),
        row.instant("created_at"));
  }
}
