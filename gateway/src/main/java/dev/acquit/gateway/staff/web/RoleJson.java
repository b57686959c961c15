package dev.acquit.gateway.staff.web;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role as the API shows it.
 *
 * @param standard which of those that every organization has; null for one of its own
 */
record RoleJson(
    String id,
    String name,
    @Nullable String standard,
    List<String> permissions,
    Instant createdAt,
    Instant updatedAt) {

  static RoleJson of(Role role) {
    return new RoleJson(
        IdKind.ROLE.format(role.id()),
        role.name(),
        role.standard() == null ? null : Names.of(role.standard()),
        Permission.codes(role.permissions()),
        role.createdAt(),
        role.updatedAt());
  }
}
