package dev.acquit.gateway.access.sql;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.ApiKey;
import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlAccesses implements Accesses {

  private static final String ADD_ORGANIZATION =
      """
      WITH made AS (
        INSERT INTO organization (id, name, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (id) DO NOTHING
        RETURNING id),
      roles AS (
        INSERT INTO role (organization_id, id, name, standard, permissions, created_at, updated_at)
        SELECT made.id, r.id, r.name, r.standard, '{}', $3, $3
          FROM made, unnest($4::uuid[], $5::text[], $6::text[]) AS r (id, name, standard))
      """
          + Journal.entry("made", 7)
          + "SELECT id FROM made";

  private static final String ORGANIZATION =
      "SELECT id, name, created_at FROM organization WHERE id = $1";

  private static final String ORGANIZATIONS =
      """
      SELECT id, name, created_at FROM organization
       WHERE $2::uuid IS NULL OR id < $2
       ORDER BY id DESC LIMIT $1
      """;

  private static final String ADD_KEY =
      """
      WITH made AS (
        INSERT INTO api_key (organization_id, id, name, live, publishable, hint, permissions, created_at, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (digest) DO NOTHING
        RETURNING id)
      """
          + Journal.entry("made", 10)
          + "SELECT id FROM made";

  private static final String KEY_COLUMNS =
      "organization_id, id, name, live, publishable, hint, permissions, created_at, revoked_at";

  private static final String KEYS =
      "SELECT "
          + KEY_COLUMNS
          + " FROM api_key WHERE organization_id = $1 ORDER BY id DESC LIMIT 1000";

  private static final String ACTIVE =
      "SELECT " + KEY_COLUMNS + " FROM api_key WHERE digest = $1 AND revoked_at IS NULL";

  /** The second time tells nothing new. */
  private static final String REVOKE =
      """
      WITH ended AS (
        UPDATE api_key SET revoked_at = coalesce(revoked_at, $3)
         WHERE organization_id = $1 AND id = $2 RETURNING
      """
          + KEY_COLUMNS
          + "), at_last AS (SELECT id FROM ended WHERE revoked_at = $3)"
          + Journal.entry("at_last", 4)
          + "SELECT * FROM ended";

  private final Sql sql;

  SqlAccesses(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Void> add(Organization organization, Act act) {
    var roles = List.of(StandardRole.values());
    var args =
        Args.of(organization.id(), organization.name(), organization.createdAt())
            .and((Object) roles.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
            .and((Object) roles.stream().map(StandardRole::title).toArray(String[]::new))
            .and((Object) roles.stream().map(Names::of).toArray(String[]::new));
    return sql.run(ADD_ORGANIZATION, act.addTo(args));
  }

  @Override
  public Mono<Organization> organization(UUID id) {
    return sql.one(ORGANIZATION, Args.of(id), SqlAccesses::organizationIn);
  }

  @Override
  public Flux<Organization> organizations(int limit, @Nullable UUID after) {
    return sql.many(
        ORGANIZATIONS, Args.of(limit).maybe(after, UUID.class), SqlAccesses::organizationIn);
  }

  @Override
  public Mono<Void> add(ApiKey key, byte[] digest, Act act) {
    var permissions = key.permissions().stream().map(Permission::code).toArray(String[]::new);
    var args =
        Args.of(key.organization(), key.id(), key.name(), key.live(), key.publishable(), key.hint())
            .and(permissions, key.createdAt(), digest);
    return sql.run(ADD_KEY, act.addTo(args));
  }

  @Override
  public Flux<ApiKey> keys(UUID organization) {
    return sql.many(KEYS, Args.of(organization), SqlAccesses::keyIn);
  }

  @Override
  public Mono<ApiKey> active(byte[] digest) {
    return sql.one(ACTIVE, Args.of((Object) digest), SqlAccesses::keyIn);
  }

  @Override
  public Mono<ApiKey> revoke(UUID organization, UUID id, Instant at, Act act) {
    return sql.one(REVOKE, act.addTo(Args.of(organization, id, at)), SqlAccesses::keyIn);
  }

  private static Organization organizationIn(Columns row) {
    return new Organization(row.uuid("id"), row.text("name"), row.instant("created_at"));
  }

  private static ApiKey keyIn(Columns row) {
    return new ApiKey(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.text("name"),
        row.flag("live"),
        row.flag("publishable"),
        row.text("hint"),
        Permission.named(row.texts("permissions")),
        row.instant("created_at"),
        row.maybeInstant("revoked_at"));
  }
}
