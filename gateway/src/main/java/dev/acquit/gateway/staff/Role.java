package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.StandardRole;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do in an organization.
 *
 * @param standard which of those that every organization has; null for one of its own
 * @param version raised by each change
 */
public record Role(
    UUID organization,
    UUID id,
    String name,
    @Nullable StandardRole standard,
    Set<Permission> permissions,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /** A standard role has its permissions from the code, whatever else is named. */
  public Role {
    permissions = standard == null ? Set.copyOf(permissions) : standard.permissions();
  }

  boolean isOwner() {
    return standard == StandardRole.OWNER;
  }

  /** The same, called and allowed differently. */
  Role with(String called, Set<Permission> allowed, Instant now) {
    return new Role(organization, id, called, standard, allowed, version + 1, createdAt, now);
  }
}
