package dev.acquit.gateway.demo;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.MemberService;
import dev.acquit.gateway.staff.MemberService.NewMember;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.staff.RoleService;
import dev.acquit.gateway.staff.User;
import dev.acquit.gateway.staff.User.Language;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Two people of Camp Boreal, who get a new password at each start. */
@Component
@Profile(DemoEnvironment.PROFILE)
class DemoPeople {

  static final String ADMIN = "admin@boreal.test";
  static final String VIEWER = "viewer@boreal.test";

  private static final int PASSWORD_LENGTH = 16;
  private static final int ROLES = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MemberService service;
  private final Members members;
  private final RoleService roles;
  private final Invitations invitations;

  DemoPeople(MemberService service, Members members, RoleService roles, Invitations invitations) {
    this.service = service;
    this.members = members;
    this.roles = roles;
    this.invitations = invitations;
  }

  /** Lets both in, and tells the password of both. */
  Mono<String> letIn() {
    var password = Base32.random(RANDOM, PASSWORD_LENGTH);
    var demo =
        new Caller(
            DemoOrganizations.BOREAL, false, Actor.system("demo"), EnumSet.allOf(Permission.class));
    return letIn(demo, ADMIN, "Ana Roy", StandardRole.OWNER, password)
        .then(Mono.defer(() -> letIn(demo, VIEWER, "Luc Gagnon", StandardRole.VIEWER, password)))
        .thenReturn(password);
  }

  private Mono<User> letIn(
      Caller demo, String email, String name, StandardRole role, String password) {
    return known(demo, email)
        .switchIfEmpty(Mono.defer(() -> added(demo, email, name, role)))
        .flatMap(id -> invitations.invite(demo, id))
        .flatMap(made -> invitations.accept(made.token(), password, null, Origin.NOWHERE));
  }

  private Mono<UUID> known(Caller demo, String email) {
    return members
        .known(email)
        .flatMap(user -> members.find(demo.organization(), user.id()))
        .map(Member::id);
  }

  private Mono<UUID> added(Caller demo, String email, String name, StandardRole standard) {
    return roles
        .list(demo, new Page(ROLES, null))
        .filter(role -> role.standard() == standard)
        .next()
        .flatMap(role -> service.add(demo, new NewMember(email, name, Language.EN, role.id())))
        .map(Member::id);
  }
}
