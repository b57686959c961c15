package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.By;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Items in PostgreSQL. Those of payments are written by the payments' statements. */
@Repository
class SqlActionItems implements ActionItems {

  private static final String FIND =
      "SELECT "
          + ItemRow.COLUMNS
          + " FROM action_item i WHERE organization_id = $1 AND live = $2 AND id = $3";

  private static final String UNFINISHED =
      "SELECT "
          + ItemRow.COLUMNS
          + " FROM action_item i WHERE organization_id = $1 AND subject_id = $2 AND ended_at IS"
          + " NULL";

  private static final String WAITING =
      "SELECT " + ItemRow.COLUMNS + " FROM action_item i WHERE waits_for = 'breaker'";

  /** While an account is only tried out, the first is its probe. */
  private static final String RELEASED =
      WAITING
          + """
             AND changed_at < now() - $1 * interval '1 millisecond' AND EXISTS (
               SELECT FROM processor_account a
                WHERE a.organization_id = i.organization_id AND a.id = i.account_id
                  AND (a.unavailable_since IS NULL OR (
                    NOT EXISTS (
                      SELECT FROM breaker b
                       WHERE b.organization_id = a.organization_id AND b.account_id = a.id AND b.state = 'open'
                         AND b.seen_at > now() - interval '1 minute')
                    AND NOT EXISTS (
                      SELECT FROM action_item e
                       WHERE e.organization_id = a.organization_id AND e.account_id = a.id AND e.live = i.live
                         AND e.waits_for = 'breaker' AND e.id < i.id))))
           ORDER BY id LIMIT $2
          """;

  private static final String CURRENT = WAITING + " AND organization_id = $1 AND id = $2";

  private static final String CHANGE =
      """
      WITH gate AS (
        SELECT id FROM action_item WHERE organization_id = $1 AND id = $2 AND sequence = $3 FOR UPDATE)
      """
          + ItemRow.written(4)
          + "SELECT true FROM gate";

  /** Bounded: a gauge need not tell ten thousand from a million. */
  static final String BACKLOG =
      """
      SELECT kind.live, kind.cause, few.count,
        greatest(0, extract(epoch FROM now() - first.since) * 1000)::bigint AS oldest
        FROM (SELECT live, cause FROM unnest('{false,true}'::boolean[]) AS live, unnest($1::text[]) AS cause) kind,
        LATERAL (SELECT count(*) FROM (
          SELECT FROM action_item i
           WHERE i.ended_at IS NULL AND i.live = kind.live AND i.cause = kind.cause LIMIT 10000) i) few,
        LATERAL (
          SELECT i.created_at AS since FROM action_item i
           WHERE i.ended_at IS NULL AND i.live = kind.live AND i.cause = kind.cause ORDER BY i.created_at LIMIT 1) first
      """;

  /** As it was told to others. */
  private static final String CHANGED =
      """
      SELECT id, resource, sequence FROM event
       WHERE organization_id = $1 AND live = $2 AND data IS NOT NULL AND id >= $4
         AND type = ANY ($3)
       ORDER BY id DESC LIMIT $5
      """;

  private static final String[] TYPES =
      EventTypes.all().stream()
          .filter(type -> EventTypes.resource(type) == IdKind.ACTION_ITEM)
          .toArray(String[]::new);

  private static final String NOTES =
      """
      SELECT id, text, written_by_type, written_by, created_at FROM action_note
       WHERE organization_id = $1 AND item_id = $2 ORDER BY id LIMIT 1000
      """;

  private static final String ADD =
      """
      WITH noted AS (
        INSERT INTO action_note (organization_id, item_id, id, text, written_by_type, written_by, created_at)
        VALUES ($1, $2, $3, $4, $8, $5, $6)
        RETURNING id)
      """
          + Journal.entry("noted", 9)
          + """
          INSERT INTO event (organization_id, id, live, type, payment_id, refund_id, dispute_id, at)
          SELECT $1, $7, i.live, 'action_item.noted', i.payment_id, i.refund_id, i.dispute_id, $6
            FROM action_item i WHERE i.organization_id = $1 AND i.id = $2
          """;

  static final String[] CAUSES = Names.all(Cause.class).toArray(String[]::new);

  private final Sql sql;
  private final Outbox outbox;

  SqlActionItems(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<ActionItem> find(Caller caller, UUID id) {
    return sql.one(FIND, Args.of(caller.organization(), caller.live(), id), ItemRow::item);
  }

  @Override
  public Mono<ActionItem> unfinished(UUID organization, UUID subject) {
    return sql.one(UNFINISHED, Args.of(organization, subject), ItemRow::item);
  }

  @Override
  public Flux<ActionItem> list(Caller caller, Filter filter, Sort sort, Page page) {
    var select = new ItemSelect(caller, filter, sort, page);
    return sql.many(select.text(), select.args(), ItemRow::item);
  }

  @Override
  public Mono<Boolean> change(ActionItem read, ItemChange change) {
    var args =
        Args.of(read.organization(), read.id(), read.version()).json(ItemRow.of(List.of(change)));
    return sql.one(CHANGE, args, row -> true).doOnNext(_ -> outbox.ring()).defaultIfEmpty(false);
  }

  @Override
  public Flux<ActionItem> released(Duration after, int limit) {
    return sql.many(RELEASED, Args.of(after.toMillis(), limit), ItemRow::item);
  }

  @Override
  public Mono<ActionItem> current(ActionItem known) {
    return sql.one(CURRENT, Args.of(known.organization(), known.id()), ItemRow::item);
  }

  @Override
  public Flux<Changed> changed(Caller scope, Instant since, int limit) {
    var args =
        Args.of(scope.organization(), scope.live())
            .and((Object) TYPES)
            .and(Ids.floor(since), limit);
    return sql.many(
        CHANGED,
        args,
        row ->
            new Changed(row.uuid("resource"), row.number("sequence"), Ids.madeAt(row.uuid("id"))));
  }

  @Override
  public Flux<Backlog> backlog() {
    return sql.many(BACKLOG, Args.of((Object) CAUSES), SqlActionItems::backlog);
  }

  private static Backlog backlog(Columns row) {
    return new Backlog(
        row.flag("live"),
        row.constant("cause", Cause.class),
        row.number("count"),
        Duration.ofMillis(row.number("oldest")));
  }

  @Override
  public Flux<Note> notes(ActionItem item) {
    return sql.many(NOTES, Args.of(item.organization(), item.id()), SqlActionItems::note);
  }

  private static Note note(Columns row) {
    var by = new By(row.constant("written_by_type", Actor.Type.class), row.maybeUuid("written_by"));
    return new Note(row.uuid("id"), row.text("text"), by, row.instant("created_at"));
  }

  @Override
  public Mono<Void> add(ActionItem item, Note note, Act act) {
    var args =
        Args.of(item.organization(), item.id(), note.id(), note.text())
            .maybe(note.by().id(), UUID.class)
            .and(note.at(), Ids.next())
            .maybe(note.by().type());
    return sql.run(ADD, act.addTo(args));
  }
}
