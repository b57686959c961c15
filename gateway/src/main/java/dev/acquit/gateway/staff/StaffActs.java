package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.IdKind;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journal tells of people and their roles. */
final class StaffActs {

  private StaffActs() {}

  static Act role(Caller caller, String done, @Nullable Role before, @Nullable Role after) {
    var id = after == null ? Objects.requireNonNull(before).id() : after.id();
    return Act.of(
        caller.actor(), null, "role." + done, IdKind.ROLE.format(id), shown(before), shown(after));
  }

  static Act member(Caller caller, String done, @Nullable Member before, @Nullable Member after) {
    var id = after == null ? Objects.requireNonNull(before).id() : after.id();
    return user(caller.actor(), done, id, shown(before), shown(after));
  }

  static Act user(
      Actor actor, String done, UUID id, @Nullable Object before, @Nullable Object after) {
    return Act.of(actor, null, "user." + done, IdKind.USER.format(id), before, after);
  }

  /** What a person does, who is not signed in yet, or any more. */
  static Actor actor(UUID id, String name, Origin origin) {
    return new Actor(Actor.Type.USER, id, name, origin);
  }

  private static @Nullable Object shown(@Nullable Role role) {
    return role == null
        ? null
        : Map.of("name", role.name(), "permissions", Permission.codes(role.permissions()));
  }

  private static @Nullable Object shown(@Nullable Member member) {
    return member == null
        ? null
        : Map.of(
            "email", member.user().email(),
            "role", IdKind.ROLE.format(member.role().id()),
            "role_name", member.role().name(),
            "active", member.active());
  }
}
