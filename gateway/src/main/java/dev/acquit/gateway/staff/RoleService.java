package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An organization's roles. Nobody makes, changes or ends one that may more than they may. */
@Service
public class RoleService {

  private final Roles roles;
  private final Clock clock;

  RoleService(Roles roles, Clock clock) {
    this.roles = roles;
    this.clock = clock;
  }

  /** The role, or a {@link Problem}. */
  public Mono<Role> find(Caller caller, UUID id) {
    return roles
        .find(caller.organization(), id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** By descending id, one more than the page's limit. */
  public Flux<Role> list(Caller caller, Page page) {
    return roles.list(caller.organization(), page);
  }

  /** A new role of the organization's own. */
  public Mono<Role> create(Caller caller, String name, Set<Permission> permissions) {
    var now = clock.instant();
    var role = new Role(caller.organization(), Ids.next(), name, null, permissions, 0, now, now);
    refuseMore(caller, role);
    return roles
        .add(role, StaffActs.role(caller, "created", null, role))
        .thenReturn(role)
        .onErrorMap(Roles.NameTaken.class, RoleService::nameTaken);
  }

  /** Changes what is not null. */
  public Mono<Role> change(
      Caller caller, UUID id, @Nullable String name, @Nullable Set<Permission> permissions) {
    return own(caller, id)
        .flatMap(read -> {
          var after =
              read.with(
                  name == null ? read.name() : name,
                  permissions == null ? read.permissions() : permissions,
                  clock.instant());
          refuseMore(caller, after);
          return roles
              .change(read, after, StaffActs.role(caller, "updated", read, after))
              .flatMap(done -> done ? Mono.just(after) : change(caller, id, name, permissions));
        })
        .onErrorMap(Roles.NameTaken.class, RoleService::nameTaken);
  }

  /** Deletes one that nobody has. */
  public Mono<Role> delete(Caller caller, UUID id) {
    return own(caller, id)
        .flatMap(read ->
            roles
                .delete(read, StaffActs.role(caller, "deleted", read, null))
                .flatMap(done -> done ? Mono.just(read) : delete(caller, id)))
        .onErrorMap(Roles.InUse.class, _ -> Problem.of(ProblemCode.ROLE_IN_USE));
  }

  /** One that the caller may change. */
  private Mono<Role> own(Caller caller, UUID id) {
    return find(caller, id)
        .doOnNext(role -> {
          if (role.standard() != null) {
            throw Problem.of(ProblemCode.WRONG_STATE, "Every organization has this role as it is");
          }
          refuseMore(caller, role);
        });
  }

  static void refuseMore(Caller caller, Role role) {
    if (!caller.holds(role.permissions())) {
      throw Problem.of(ProblemCode.PERMISSION_NOT_HELD);
    }
  }

  private static Problem nameTaken(Throwable taken) {
    return Problem.of(ProblemCode.WRONG_STATE, String.valueOf(taken.getMessage()));
  }
}
