package dev.acquit.gateway.saved.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.saved.SavedView;
import dev.acquit.gateway.saved.SavedViews;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlSavedViews implements SavedViews {

  private static final String ONE_NAME = "one_view_a_name";

  private static final String SEEN =
      """
      SELECT v.organization_id, v.id, v.user_id, v.name, v.query, v.shared, v.version FROM saved_view v
       WHERE v.organization_id = $1 AND (v.user_id = $2 OR v.shared)\
      """;

  private static final String LIST = SEEN + " ORDER BY v.user_id <> $2, v.name, v.id LIMIT 100";

  private static final String FIND = SEEN + " AND v.id = $3";

  private static final String FIRST =
      SEEN
          + """
             AND EXISTS (
              SELECT FROM first_view f
               WHERE f.organization_id = $1 AND f.user_id = $2 AND f.view_id = v.id)\
          """;

  /**
   * The person's row counts their views: whoever keeps one at once waits there, and finds how many
   * there are by then. A person who is removed at this moment keeps nothing.
   */
  private static final String ADD =
      """
      WITH member AS (
        UPDATE membership SET saved_views = saved_views + 1
         WHERE organization_id = $1 AND user_id = $3 AND saved_views < $8
        RETURNING organization_id, user_id),
      gate AS (
        INSERT INTO saved_view (organization_id, id, user_id, name, query, shared, version)
        SELECT organization_id, $2, user_id, $4, $5, $6, $7 FROM member
        RETURNING id)
      """
          + Journal.entry("gate", 9)
          + "SELECT true FROM gate";

  private static final String CHANGE =
      """
      WITH gate AS (
        UPDATE saved_view SET name = $4, shared = $5, version = version + 1
         WHERE organization_id = $1 AND id = $2 AND version = $3
        RETURNING id)
      """
          + Journal.entry("gate", 6)
          + "SELECT true FROM gate";

  /** The person comes first, as where they are removed with all their views. */
  private static final String DELETE =
      """
      WITH member AS (
        SELECT user_id FROM membership WHERE organization_id = $1 AND user_id = $4 FOR NO KEY UPDATE),
      gate AS (
        DELETE FROM saved_view v USING member
         WHERE v.organization_id = $1 AND v.id = $2 AND v.version = $3
        RETURNING v.id),
      fewer AS (
        UPDATE membership m SET saved_views = greatest(0, m.saved_views - 1) FROM gate
         WHERE m.organization_id = $1 AND m.user_id = $4)
      """
          + Journal.entry("gate", 5)
          + "SELECT true FROM gate";

  private static final String BEGIN =
      """
      WITH seen AS (
        SELECT v.organization_id, v.id FROM saved_view v
         WHERE v.organization_id = $1 AND v.id = $3 AND (v.user_id = $2 OR v.shared) FOR KEY SHARE),
      gate AS (
        INSERT INTO first_view (organization_id, user_id, view_id)
        SELECT organization_id, $2, id FROM seen
        ON CONFLICT (organization_id, user_id) DO UPDATE SET view_id = excluded.view_id
        RETURNING user_id)
      """
          + Journal.entry("gate", 4)
          + "SELECT true FROM gate";

  private static final String NONE =
      """
      WITH gate AS (
        DELETE FROM first_view WHERE organization_id = $1 AND user_id = $2
        RETURNING user_id)
      """
          + Journal.entry("gate", 3)
          + "SELECT true FROM gate";

  private final Sql sql;

  SqlSavedViews(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Flux<SavedView> list(Caller caller) {
    return sql.many(LIST, of(caller), SqlSavedViews::view);
  }

  @Override
  public Mono<SavedView> find(Caller caller, UUID id) {
    return sql.one(FIND, of(caller).and(id), SqlSavedViews::view);
  }

  @Override
  public Mono<SavedView> first(Caller caller) {
    return sql.one(FIRST, of(caller), SqlSavedViews::view);
  }

  private static Args of(Caller caller) {
    return Args.of(caller.organization(), caller.by());
  }

  private static SavedView view(Columns row) {
    return new SavedView(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.uuid("user_id"),
        row.text("name"),
        row.text("query"),
        row.flag("shared"),
        row.number("version"));
  }

  @Override
  public Mono<Outcome> add(SavedView view, Act act) {
    var args =
        Args.of(view.organization(), view.id(), view.user(), view.name(), view.query())
            .and(view.shared(), view.version(), SavedView.MOST);
    return outcome(sql.one(ADD, act.addTo(args), _ -> true));
  }

  @Override
  public Mono<Outcome> change(SavedView read, SavedView after, Act act) {
    var args = of(read).and(after.name(), after.shared());
    return outcome(sql.one(CHANGE, act.addTo(args), _ -> true));
  }

  @Override
  public Mono<Boolean> delete(SavedView read, Act act) {
    var args = of(read).and(read.user());
    return sql.one(DELETE, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  private static Args of(SavedView read) {
    return Args.of(read.organization(), read.id(), read.version());
  }

  private static Mono<Outcome> outcome(Mono<Boolean> done) {
    return done.map(_ -> Outcome.DONE)
        .defaultIfEmpty(Outcome.REFUSED)
        .onErrorReturn(failure -> Sql.violates(failure, ONE_NAME), Outcome.REPEATED);
  }

  @Override
  public Mono<Boolean> begin(Caller caller, SavedView view, Act act) {
    var args = of(caller).and(view.id());
    return sql.one(BEGIN, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Void> beginWithNone(Caller caller, Act act) {
    return sql.one(NONE, act.addTo(of(caller)), _ -> true).then();
  }
}
