package dev.acquit.gateway.staff.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.staff.SignIns;
import dev.acquit.gateway.staff.StaffSettings;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Tries and sessions in PostgreSQL, by the database's clock. */
@Repository
class SqlSignIns implements SignIns {

  /** Tries that are made at once are made one after the other here: the row is theirs in turn. */
  private static final String TRIED =
      """
      UPDATE staff_user SET tries = CASE WHEN tries >= $2 THEN 1 ELSE tries + 1 END, tried_at = now()
       WHERE email = $1 AND (tries < $2 OR tried_at < now() - $3 * interval '1 millisecond')
      RETURNING id, email, name, language, password, tries
      """;

  private static final String KNOWN =
      "SELECT id, email, name, language, password, 0 AS tries FROM staff_user WHERE email = $1";

  private static final String NOTE =
      "WITH gate AS (SELECT $1::uuid AS id)" + Journal.entry("gate", 2) + "SELECT true FROM gate";

  private static final String MAY_COME_IN = " AND m.active AND m.joined_at IS NOT NULL\n";

  private static final String UNTRIED =
      "UPDATE staff_user SET tries = greatest(0, tries - 1) WHERE id = $1";

  /** The person comes first, as where a password is reset: one of the two waits for the other. */
  private static final String OPEN =
      """
      WITH person AS (
        UPDATE staff_user u SET tries = CASE WHEN $7 = 'password' THEN 0 ELSE u.tries END FROM membership m
         WHERE u.id = $3 AND u.password IS NOT DISTINCT FROM $6 AND m.organization_id = $1 AND m.user_id = u.id
      """
          + MAY_COME_IN
          + """
          RETURNING u.id, u.passwords),
          gate AS (
            INSERT INTO staff_session (digest, user_id, organization_id, live, passwords, ends_at, method, issuer)
            SELECT $2, id, $1, $4, passwords, now() + $5 * interval '1 millisecond', $7, $8 FROM person
            RETURNING user_id)
          """
          + Journal.entry("gate", 9)
          + "SELECT true FROM gate";

  private static final String WAY = "SELECT issuer FROM staff_session WHERE digest = $1";

  private static final String SEEN =
      """
      SELECT s.live, s.used_at, u.id, u.name,
      """
          + RoleRows.COLUMNS
          + """
              FROM staff_session s JOIN staff_user u ON u.id = s.user_id
                JOIN membership m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
                JOIN role r ON r.organization_id = m.organization_id AND r.id = m.role_id
             WHERE s.digest = $1 AND s.passwords = u.passwords AND s.ends_at > now() AND s.used_at > now() - $2 * interval '1 millisecond'
          """
          + MAY_COME_IN;

  /** That it is used is written now and then, and not each time. */
  private static final String CALLER =
      "WITH found AS ("
          + SEEN
          + """
          ),
          used AS (
            UPDATE staff_session s SET used_at = now() FROM found
             WHERE s.digest = $1 AND found.used_at < now() - $2 * interval '1 millisecond' /
          """
          + StaffSettings.PARTS
          + """
          )
          SELECT * FROM found
          """;

  private static final String ENTER =
      """
      WITH gate AS (
        UPDATE staff_session s SET organization_id = $1, live = $4, used_at = now()
          FROM membership m
         WHERE s.digest = $2 AND s.user_id = $3 AND s.ends_at > now() AND s.used_at > now() - $5 * interval '1 millisecond'
           AND m.organization_id = $1 AND m.user_id = s.user_id
      """
          + MAY_COME_IN
          + "RETURNING s.user_id)"
          + Journal.entry("gate", 6)
          + "SELECT true FROM gate";

  private static final String CLOSE =
      "WITH gate AS (DELETE FROM staff_session WHERE organization_id = $1 AND digest = $2 RETURNING"
          + " user_id)"
          + Journal.entry("gate", 3)
          + "SELECT true FROM gate";

  private static final String PURGE =
      """
      DELETE FROM staff_session s USING (
        SELECT digest FROM staff_session
         WHERE ends_at < now() OR used_at < now() - $1 * interval '1 millisecond' LIMIT $2) old
       WHERE s.digest = old.digest
      RETURNING 1
      """;

  private final Sql sql;

  SqlSignIns(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Tried> tried(String email, int most, Duration lock) {
    return sql.one(TRIED, Args.of(email, most, lock.toMillis()), SqlSignIns::tried);
  }

  private static Tried tried(Columns row) {
    return new Tried(SqlMembers.user(row), row.integer("tries"), row.maybeText("password"));
  }

  @Override
  public Mono<Tried> known(String email) {
    return sql.one(KNOWN, Args.of(email), SqlSignIns::tried);
  }

  @Override
  public Mono<Void> note(UUID organization, Act act) {
    return sql.run(NOTE, act.addTo(Args.of(organization)));
  }

  @Override
  public Mono<Void> untried(Tried tried) {
    return sql.run(UNTRIED, Args.of(tried.user().id()));
  }

  @Override
  public Mono<Boolean> open(Session session, Tried verified, Way way, Duration longest, Act act) {
    var args =
        args(session, longest)
            .maybe(verified.password(), String.class)
            .and(way.method())
            .maybe(way.issuer(), String.class);
    return sql.one(OPEN, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Way> way(byte[] digest) {
    return sql.one(WAY, Args.of((Object) digest), row -> new Way(row.maybeText("issuer")));
  }

  @Override
  public Mono<Boolean> enter(Session session, Duration idle, Act act) {
    return sql.one(ENTER, act.addTo(args(session, idle)), _ -> true).defaultIfEmpty(false);
  }

  private static Args args(Session session, Duration time) {
    return Args.of(session.organization())
        .and((Object) session.digest())
        .and(session.user(), session.live(), time.toMillis());
  }

  @Override
  public Mono<Caller> caller(byte[] digest, Duration idle) {
    return caller(CALLER, digest, idle);
  }

  @Override
  public Mono<Caller> seen(byte[] digest, Duration idle) {
    return caller(SEEN, digest, idle);
  }

  private Mono<Caller> caller(String statement, byte[] digest, Duration idle) {
    var args = Args.of((Object) digest).and(idle.toMillis());
    return sql.one(statement, args, SqlSignIns::callerIn);
  }

  private static Caller callerIn(Columns row) {
    var actor = new Actor(Actor.Type.USER, row.uuid("id"), row.text("name"), Origin.NOWHERE);
    var role = RoleRows.role(row);
    return new Caller(role.organization(), row.flag("live"), actor, role.permissions());
  }

  @Override
  public Mono<Void> close(UUID organization, byte[] digest, Act act) {
    return sql.run(CLOSE, act.addTo(Args.of(organization).and((Object) digest)));
  }

  @Override
  public Mono<Long> purge(Duration idle, int most) {
    return sql.many(PURGE, Args.of(idle.toMillis(), most), _ -> true).count();
  }
}
