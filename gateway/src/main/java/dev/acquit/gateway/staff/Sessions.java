package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.KeyDigest;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.SignedIn;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.staff.SignIns.Session;
import dev.acquit.gateway.staff.SignIns.Tried;
import dev.acquit.gateway.staff.SignIns.Way;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Lets people in. A session's token is shown once, and kept as a keyed digest; it ends when it
 * rests for too long, after its longest time, when it is closed, and when its user's password is
 * another.
 */
@Service
public class Sessions implements SignedIn {

  private static final int TOKEN_LENGTH = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SignIns signIns;
  private final Members members;
  private final PasswordCheck check;
  private final KeyDigest digest;
  private final StaffSettings settings;

  Sessions(
      SignIns signIns,
      Members members,
      PasswordCheck check,
      KeyDigest digest,
      StaffSettings settings) {
    this.signIns = signIns;
    this.members = members;
    this.check = check;
    this.digest = digest;
    this.settings = settings;
  }

  /** Opens a session in the organization that they joined first; empty if they are not let in. */
  public Mono<Opened> open(String email, String password, boolean live, Origin origin) {
    return check
        .person(email, password, origin)
        .flatMap(verified -> first(verified, Way.PASSWORD, live, origin));
  }

  /**
   * The same for somebody whom others know by that address, and vouch for. Who may come in is said
   * here all the same: they were invited, and have accepted.
   *
   * @param issuer who vouches for them
   */
  public Mono<Opened> openVouched(String email, String issuer, boolean live, Origin origin) {
    return signIns
        .known(email.toLowerCase(Locale.ROOT))
        .flatMap(known -> first(known, new Way(issuer), live, origin));
  }

  private Mono<Opened> first(Tried verified, Way way, boolean live, Origin origin) {
    return members
        .organizations(verified.user().id())
        .next()
        .flatMap(organization -> opened(verified, way, organization, live, origin));
  }

  private Mono<Opened> opened(
      Tried verified, Way way, UUID organization, boolean live, Origin origin) {
    var person = verified.user();
    var token = PREFIX + Base32.random(RANDOM, TOKEN_LENGTH);
    var session = new Session(digest.of(token), person.id(), organization, live);
    var act = act("signed_in", person.id(), person.name(), way, origin);
    return signIns
        .open(session, verified, way, settings.longest(), act)
        .filter(done -> done)
        .map(_ -> new Opened(token, person, organization, live));
  }

  @Override
  public Mono<Caller> authenticate(String presented) {
    return signIns.caller(digest.of(presented), settings.idle());
  }

  @Override
  public Mono<Caller> look(String presented) {
    return signIns.seen(digest.of(presented), settings.idle());
  }

  @Override
  public Mono<Set<Permission>> permissions(UUID organization, UUID user) {
    return members
        .find(organization, user)
        .filter(Member::comesIn)
        .map(member -> member.role().permissions());
  }

  /** Goes on in another organization, or in the other mode; false if they may not. */
  public Mono<Boolean> enter(String token, UUID organization, boolean live, Origin origin) {
    return authenticate(token)
        .zipWhen(_ -> signIns.way(digest.of(token)))
        .flatMap(found -> {
          var caller = found.getT1();
          var session = new Session(digest.of(token), caller.by(), organization, live);
          var act = act("signed_in", caller.by(), caller.actor().name(), found.getT2(), origin);
          return signIns.enter(session, settings.idle(), act);
        })
        .defaultIfEmpty(false);
  }

  /** Ends a session. One that has ended stays so. */
  public Mono<Void> close(String token, Origin origin) {
    return authenticate(token)
        .flatMap(caller -> {
          var act = act("signed_out", caller.by(), caller.actor().name(), null, origin);
          return signIns.close(caller.organization(), digest.of(token), act);
        });
  }

  private static Act act(String done, UUID id, String name, @Nullable Way way, Origin origin) {
    var shown = way == null ? null : way.shown();
    return StaffActs.user(StaffActs.actor(id, name, origin), done, id, null, shown);
  }

  /**
   * A session just opened.
   *
   * @param token what opens the door from now on
   */
  public record Opened(String token, User user, UUID organization, boolean live) {

    @Override
    public String toString() {
      return "Opened[" + user.id() + "]";
    }
  }
}
