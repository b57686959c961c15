package dev.acquit.gateway.access.sql;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.ApiKey;
import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlAccesses implements Accesses {

  private static final String ADD_ORGANIZATION =
      """
      INSERT INTO organization (id, name, created_at) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO NOTHING
      """;

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
      INSERT INTO api_key (organization_id, id, name, live, publishable, hint, permissions, created_at, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (digest) DO NOTHING
      """;

  private static final String KEY_COLUMNS =
      "organization_id, id, name, live, publishable, hint, permissions, created_at, revoked_at";

  private static final String KEYS =
      "SELECT "
          + KEY_COLUMNS
          + " FROM api_key WHERE organization_id = $1 ORDER BY id DESC LIMIT 1000";

  private static final String ACTIVE =
      "SELECT " + KEY_COLUMNS + " FROM api_key WHERE digest = $1 AND revoked_at IS NULL";

  private static final String REVOKE =
      """
      UPDATE api_key SET revoked_at = coalesce(revoked_at, $3)
       WHERE organization_id = $1 AND id = $2 RETURNING
      """
          + KEY_COLUMNS;

  private final Sql sql;

  SqlAccesses(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Void> add(Organization organization) {
    return sql.run(
        ADD_ORGANIZATION,
        Args.of(organization.id(), organization.name(), organization.createdAt()));
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
  public Mono<Void> add(ApiKey key, byte[] digest) {
    var permissions = key.permissions().stream().map(Permission::code).toArray(String[]::new);
    return sql.run(
        ADD_KEY,
        Args.of(key.organization(), key.id(), key.name(), key.live(), key.publishable(), key.hint())
            .and(permissions, key.createdAt(), digest));
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
  public Mono<ApiKey> revoke(UUID organization, UUID id, Instant at) {
    return sql.one(REVOKE, Args.of(organization, id, at), SqlAccesses::keyIn);
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
        Arrays.stream(row.texts("permissions"))
            .map(Permission::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()),
        row.instant("created_at"),
        row.maybeInstant("revoked_at"));
  }
}
