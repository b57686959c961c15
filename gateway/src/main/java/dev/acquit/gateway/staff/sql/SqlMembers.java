package dev.acquit.gateway.staff.sql;

import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.staff.User;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlMembers implements Members {

  private static final String SELECT =
      "SELECT "
          + RoleRows.COLUMNS
          + """
          , u.id, u.email, u.name, u.language, m.active, m.joined_at, m.version, m.created_at, m.updated_at
            FROM membership m JOIN staff_user u ON u.id = m.user_id
              JOIN role r ON r.organization_id = m.organization_id AND r.id = m.role_id
           WHERE m.organization_id = $1
          """;

  private static final String FIND = SELECT + " AND m.user_id = $2";

  private static final String LIST =
      SELECT + " AND ($2::uuid IS NULL OR m.user_id < $2) ORDER BY m.user_id DESC LIMIT $3";

  private static final String KNOWN =
      "SELECT id, email, name, language FROM staff_user WHERE email = $1";

  private static final String ORGANIZATIONS =
      """
      SELECT organization_id FROM membership WHERE user_id = $1 AND active AND joined_at IS NOT NULL
       ORDER BY joined_at, organization_id LIMIT 1000
      """;

  private static final String ADD =
      """
      WITH made AS (
        INSERT INTO staff_user (id, email, name, language, created_at) VALUES ($2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        RETURNING id),
      person AS (SELECT id FROM made UNION SELECT id FROM staff_user WHERE id = $2 AND email = $3),
      gate AS (
        INSERT INTO membership (organization_id, user_id, role_id, created_at, updated_at)
        SELECT $1, person.id, r.id, $6, $6
          FROM person, role r WHERE r.organization_id = $1 AND r.id = $7 AND r.version = $8
        ON CONFLICT DO NOTHING
        RETURNING user_id)
      """
          + Journal.entry("gate", 9)
          + "SELECT true FROM gate";

  /**
   * The owners who come in, each time in the same order: who waits here for another change sees
   * what that one has left. $2 is whom the change is about.
   */
  private static final String OWNERS =
      """
      WITH owners AS (
        SELECT m.user_id FROM membership m
         WHERE m.organization_id = $1 AND m.active AND m.joined_at IS NOT NULL
           AND m.role_id = (SELECT id FROM role WHERE organization_id = $1 AND standard = 'owner')
         ORDER BY m.user_id FOR UPDATE),
      """;

  private static final String AN_OWNER_IS_LEFT =
      "(NOT EXISTS (SELECT FROM owners WHERE user_id = $2) OR EXISTS (SELECT FROM owners WHERE"
          + " user_id <> $2))";

  /** Those in which they are at work here. */
  private static final String SESSIONS_END =
      """
      ended AS (
        DELETE FROM staff_session s USING gate WHERE s.user_id = gate.user_id AND s.organization_id = $1
      """;

  private static final String WHAT_CAME_OF_IT =
      """
      SELECT EXISTS (SELECT FROM gate) AS done, EXISTS (SELECT FROM owners WHERE user_id = $2)
        AND NOT EXISTS (SELECT FROM owners WHERE user_id <> $2) AS alone
      """;

  /** Who holds an invitation was to have what its maker might give, and no more. */
  private static final String CHANGE =
      OWNERS
          + """
          gate AS (
            UPDATE membership m SET role_id = r.id, active = $5, updated_at = $6, version = m.version + 1,
              invitation = NULL, invited_until = NULL
              FROM role r
             WHERE m.organization_id = $1 AND m.user_id = $2 AND m.version = $3
               AND r.organization_id = $1 AND r.id = $4 AND r.version = $7
               AND ($8 OR
          """
          + AN_OWNER_IS_LEFT
          + ") RETURNING m.user_id),"
          + SESSIONS_END
          + " AND NOT $5)"
          + Journal.entry("gate", 9)
          + WHAT_CAME_OF_IT;

  private static final String REMOVE =
      OWNERS
          + """
          gate AS (
            DELETE FROM membership WHERE organization_id = $1 AND user_id = $2 AND version = $3 AND
          """
          + AN_OWNER_IS_LEFT
          + " RETURNING user_id),"
          + SESSIONS_END
          + ")"
          + Journal.entry("gate", 4)
          + WHAT_CAME_OF_IT;

  private final Sql sql;

  SqlMembers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Member> find(UUID organization, UUID user) {
    return sql.one(FIND, Args.of(organization, user), SqlMembers::member);
  }

  @Override
  public Flux<Member> list(UUID organization, Page page) {
    var args = Args.of(organization).maybe(page.after(), UUID.class).and(page.limit() + 1);
    return sql.many(LIST, args, SqlMembers::member);
  }

  @Override
  public Mono<User> known(String email) {
    return sql.one(KNOWN, Args.of(email), SqlMembers::user);
  }

  @Override
  public Flux<UUID> organizations(UUID user) {
    return sql.many(ORGANIZATIONS, Args.of(user), row -> row.uuid("organization_id"));
  }

  @Override
  public Mono<Boolean> add(Member member, Act act) {
    var user = member.user();
    var args =
        Args.of(member.organization(), user.id(), user.email(), user.name())
            .maybe(user.language())
            .and(member.createdAt(), member.role().id(), member.role().version());
    return sql.one(ADD, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Outcome> change(Member read, Member after, Act act) {
    var staysOwner = after.active() && after.role().standard() == StandardRole.OWNER;
    var args =
        Args.of(read.organization(), read.id(), read.version(), after.role().id())
            .and(after.active(), after.updatedAt(), after.role().version(), staysOwner);
    return sql.one(CHANGE, act.addTo(args), row -> outcome(row, staysOwner));
  }

  @Override
  public Mono<Outcome> remove(Member read, Act act) {
    var args = Args.of(read.organization(), read.id(), read.version());
    return sql.one(REMOVE, act.addTo(args), row -> outcome(row, false));
  }

  @Override
  public Mono<Boolean> invite(Member read, byte[] digest, Duration lasts, Act act) {
    return InvitationStatements.invite(sql, read, digest, lasts, act);
  }

  @Override
  public Mono<Invited> invited(byte[] digest) {
    return InvitationStatements.invited(sql, digest);
  }

  @Override
  public Mono<Boolean> accept(Invited invited, byte[] digest, String password, Act act) {
    return InvitationStatements.accept(sql, invited, digest, password, act);
  }

  private static Outcome outcome(Columns row, boolean staysOwner) {
    return row.flag("done")
        ? Outcome.DONE
        : row.flag("alone") && !staysOwner ? Outcome.LAST_OWNER : Outcome.CHANGED;
  }

  static User user(Columns row) {
    return new User(
        row.uuid("id"),
        row.text("email"),
        row.text("name"),
        row.constant("language", User.Language.class));
  }

  private static Member member(Columns row) {
    return new Member(
        row.uuid("organization_id"),
        user(row),
        RoleRows.role(row),
        row.flag("active"),
        row.maybeInstant("joined_at"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
