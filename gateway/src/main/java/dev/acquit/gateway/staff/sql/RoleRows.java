package dev.acquit.gateway.staff.sql;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.staff.Role;
import dev.acquit.gateway.statements.Columns;

/** Roles, as rows show them. */
final class RoleRows {

  /** Of a {@code role r}. */
  static final String COLUMNS =
      """
      r.organization_id, r.id AS role_id, r.name AS role_name, r.standard, r.permissions, r.version AS role_version,
      r.created_at AS role_created_at, r.updated_at AS role_updated_at
      """;

  private RoleRows() {}

  static Role role(Columns row) {
    return new Role(
        row.uuid("organization_id"),
        row.uuid("role_id"),
        row.text("role_name"),
        row.maybeConstant("standard", StandardRole.class),
        Permission.named(row.texts("permissions")),
        row.number("role_version"),
        row.instant("role_created_at"),
        row.instant("role_updated_at"));
  }
}
