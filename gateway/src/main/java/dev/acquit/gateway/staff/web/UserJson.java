package dev.acquit.gateway.staff.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.Invitations.Invitation;
import dev.acquit.gateway.staff.Member;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works for the organization, as the API shows them.
 *
 * @param joinedAt null until they accepted the invitation
 */
record UserJson(
    String id,
    String email,
    String name,
    String language,
    RoleOfUser role,
    boolean active,
    @Nullable Instant joinedAt,
    Instant createdAt,
    Instant updatedAt) {

  static UserJson of(Member member) {
    var user = member.user();
    return new UserJson(
        IdKind.USER.format(user.id()),
        user.email(),
        user.name(),
        Names.of(user.language()),
        new RoleOfUser(IdKind.ROLE.format(member.role().id()), member.role().name()),
        member.active(),
        member.joinedAt(),
        member.createdAt(),
        member.updatedAt());
  }

  /** What they may do, by name. */
  record RoleOfUser(String id, String name) {}

  /**
   * An invitation, in the one answer that made it.
   *
   * @param token what accepts it
   */
  record InvitationJson(String user, String token, Instant expiresAt) {

    static InvitationJson of(Invitation invitation) {
      return new InvitationJson(
          IdKind.USER.format(invitation.user()), invitation.token(), invitation.expiresAt());
    }
  }
}
