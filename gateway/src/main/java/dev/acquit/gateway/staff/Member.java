package dev.acquit.gateway.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, as one of an organization's.
 *
 * @param active whether they may come in
 * @param joinedAt when they accepted the invitation; null until then
 * @param version raised by each change
 */
public record Member(
    UUID organization,
    User user,
    Role role,
    boolean active,
    @Nullable Instant joinedAt,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  public UUID id() {
    return user.id();
  }

  /** Whether they have joined, and are not kept out. */
  public boolean comesIn() {
    return active && joinedAt != null;
  }

  /** Whether they come in, and may do all. */
  boolean owns() {
    return role.isOwner() && comesIn();
  }

  Member with(Role other, boolean isActive, Instant now) {
    return new Member(organization, user, other, isActive, joinedAt, version + 1, createdAt, now);
  }
}
