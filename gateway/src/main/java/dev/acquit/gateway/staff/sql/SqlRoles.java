package dev.acquit.gateway.staff.sql;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.staff.Role;
import dev.acquit.gateway.staff.Roles;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlRoles implements Roles {

  private static final String SELECT =
      "SELECT " + RoleRows.COLUMNS + " FROM role r WHERE r.organization_id = $1";

  private static final String FIND = SELECT + " AND r.id = $2";

  private static final String LIST =
      SELECT + " AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3";

  private static final String ADD =
      """
      WITH gate AS (
        INSERT INTO role (organization_id, id, name, permissions, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $5)
        RETURNING id)
      """
          + Journal.entry("gate", 6)
          + "SELECT true FROM gate";

  /** Who holds an invitation was to have what the role was then. */
  private static final String CHANGE =
      """
      WITH gate AS (
        UPDATE role SET name = $4, permissions = $5, updated_at = $6, version = version + 1
         WHERE organization_id = $1 AND id = $2 AND version = $3 AND standard IS NULL
        RETURNING id),
      uninvited AS (
        UPDATE membership m SET invitation = NULL, invited_until = NULL FROM gate
         WHERE m.organization_id = $1 AND m.role_id = gate.id AND m.invitation IS NOT NULL)
      """
          + Journal.entry("gate", 7)
          + "SELECT true FROM gate";

  private static final String DELETE =
      """
      WITH gate AS (
        DELETE FROM role WHERE organization_id = $1 AND id = $2 AND version = $3 AND standard IS NULL
        RETURNING id)
      """
          + Journal.entry("gate", 4)
          + "SELECT true FROM gate";

  private static final String NAME = "one_role_a_name";
  private static final String MEMBER = "role_of_member";

  private final Sql sql;

  SqlRoles(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Role> find(UUID organization, UUID id) {
    return sql.one(FIND, Args.of(organization, id), RoleRows::role);
  }

  @Override
  public Flux<Role> list(UUID organization, Page page) {
    var args = Args.of(organization).maybe(page.after(), UUID.class).and(page.limit() + 1);
    return sql.many(LIST, args, RoleRows::role);
  }

  @Override
  public Mono<Void> add(Role role, Act act) {
    var args =
        Args.of(role.organization(), role.id(), role.name())
            .and((Object) codes(role))
            .and(role.createdAt());
    return written(ADD, act.addTo(args)).then();
  }

  @Override
  public Mono<Boolean> change(Role read, Role after, Act act) {
    var args =
        Args.of(read.organization(), read.id(), read.version(), after.name())
            .and((Object) codes(after))
            .and(after.updatedAt());
    return written(CHANGE, act.addTo(args));
  }

  @Override
  public Mono<Boolean> delete(Role read, Act act) {
    return written(DELETE, act.addTo(Args.of(read.organization(), read.id(), read.version())))
        .onErrorMap(failure -> Sql.violates(failure, MEMBER), _ -> new InUse());
  }

  private Mono<Boolean> written(String statement, Args args) {
    return sql.one(statement, args, _ -> true)
        .defaultIfEmpty(false)
        .onErrorMap(failure -> Sql.violates(failure, NAME), _ -> new NameTaken());
  }

  private static String[] codes(Role role) {
    return Permission.codes(role.permissions()).toArray(String[]::new);
  }
}
