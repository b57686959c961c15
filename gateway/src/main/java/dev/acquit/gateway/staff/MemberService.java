package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.staff.Members.Outcome;
import dev.acquit.gateway.staff.User.Language;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An organization's people. Nobody gives somebody a role that may more than they may, or changes
 * somebody who may more.
 */
@Service
public class MemberService {

  /** How many races one change may lose. */
  private static final int RACES = 8;

  private final Members members;
  private final Roles roles;
  private final Clock clock;

  MemberService(Members members, Roles roles, Clock clock) {
    this.members = members;
    this.roles = roles;
    this.clock = clock;
  }

  /** The member, or a {@link Problem}. */
  public Mono<Member> find(Caller caller, UUID id) {
    return members
        .find(caller.organization(), id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** By descending id, one more than the page's limit. */
  public Flux<Member> list(Caller caller, Page page) {
    return members.list(caller.organization(), page);
  }

  /**
   * Makes somebody a member, who can come in once they accept an invitation. A person whom another
   * organization has made known keeps their name and language.
   */
  public Mono<Member> add(Caller caller, NewMember asked) {
    return add(caller, asked, RACES);
  }

  private Mono<Member> add(Caller caller, NewMember asked, int races) {
    return role(caller, asked.role())
        .zipWith(members.known(asked.email()).defaultIfEmpty(asked.user()))
        .flatMap(found -> {
          var now = clock.instant();
          var member =
              new Member(
                  caller.organization(), found.getT2(), found.getT1(), true, null, 0, now, now);
          return members
              .add(member, StaffActs.member(caller, "added", null, member))
              .flatMap(done -> done ? Mono.just(member) : again(caller, asked, member, races));
        });
  }

  private Mono<Member> again(Caller caller, NewMember asked, Member member, int races) {
    return members
        .find(caller.organization(), member.id())
        .flatMap(_ -> Mono.<Member>error(alreadyThere()))
        .switchIfEmpty(
            Mono.defer(() -> races == 0 ? Mono.error(changed()) : add(caller, asked, races - 1)));
  }

  /** Changes what is not null. */
  public Mono<Member> change(
      Caller caller, UUID id, @Nullable UUID role, @Nullable Boolean active) {
    return change(caller, id, role, active, RACES);
  }

  private Mono<Member> change(
      Caller caller, UUID id, @Nullable UUID role, @Nullable Boolean active, int races) {
    return own(caller, id)
        .zipWhen(read -> role == null ? Mono.just(read.role()) : role(caller, role))
        .flatMap(found -> {
          var read = found.getT1();
          var isActive = active == null ? read.active() : active;
          var after = read.with(found.getT2(), isActive, clock.instant());
          return members
              .change(read, after, StaffActs.member(caller, "updated", read, after))
              .flatMap(outcome ->
                  judged(outcome, after, races, () -> change(caller, id, role, active, races - 1)));
        });
  }

  /** Ends a membership; the person is still one of others'. */
  public Mono<Member> remove(Caller caller, UUID id) {
    return remove(caller, id, RACES);
  }

  private Mono<Member> remove(Caller caller, UUID id, int races) {
    return own(caller, id)
        .flatMap(read ->
            members
                .remove(read, StaffActs.member(caller, "removed", read, null))
                .flatMap(
                    outcome -> judged(outcome, read, races, () -> remove(caller, id, races - 1))));
  }

  private static Mono<Member> judged(
      Outcome outcome, Member done, int races, Supplier<Mono<Member>> again) {
    return switch (outcome) {
      case DONE -> Mono.just(done);
      case CHANGED -> races == 0 ? Mono.error(changed()) : Mono.defer(again);
      case LAST_OWNER -> Mono.error(Problem.of(ProblemCode.LAST_OWNER));
    };
  }

  /** One whom the caller may change. */
  Mono<Member> own(Caller caller, UUID id) {
    return find(caller, id).doOnNext(member -> RoleService.refuseMore(caller, member.role()));
  }

  /** One that the caller may give. */
  private Mono<Role> role(Caller caller, UUID id) {
    return roles
        .find(caller.organization(), id)
        .switchIfEmpty(Mono.error(MemberService::noSuchRole))
        .doOnNext(role -> RoleService.refuseMore(caller, role));
  }

  private static Problem noSuchRole() {
    return Problem.fields(
        List.of(new FieldError("/role", "invalid_choice", "A role of the organization")));
  }

  private static Problem alreadyThere() {
    return Problem.of(ProblemCode.WRONG_STATE, "They are a member already");
  }

  private static Problem changed() {
    return Problem.of(ProblemCode.WRONG_STATE, "Somebody else is changing this, too");
  }

  /**
   * Somebody to be made a member.
   *
   * @param role the id of what they may do
   */
  public record NewMember(String email, String name, Language language, UUID role) {

    private User user() {
      return new User(Ids.next(), email, name, language);
    }
  }
}
