package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.KeyDigest;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.staff.Members.Invited;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Asks people in. An invitation's token is shown once, to whoever sends it on, and kept as a keyed
 * digest; it lasts for days, and is good once. Who accepts chooses a password. Who works for
 * another organization shows before that they know the one that they have: so no organization gives
 * itself another's people, and what may have been chosen for them there opens nothing here.
 */
@Service
public class Invitations {

  private static final String PREFIX = "aq_invitation_";
  private static final int TOKEN_LENGTH = 40;
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MemberService service;
  private final Members members;
  private final PasswordCheck check;
  private final Passwords passwords;
  private final KeyDigest digest;
  private final StaffSettings settings;
  private final Clock clock;

  Invitations(
      MemberService service,
      Members members,
      PasswordCheck check,
      Passwords passwords,
      KeyDigest digest,
      StaffSettings settings,
      Clock clock) {
    this.service = service;
    this.members = members;
    this.check = check;
    this.passwords = passwords;
    this.digest = digest;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Invites a member; the invitation before is good no more. Of one who has joined, it gives a new
   * password, where they work for nobody else.
   */
  public Mono<Invitation> invite(Caller caller, UUID id) {
    var token = PREFIX + Base32.random(RANDOM, TOKEN_LENGTH);
    return service
        .own(caller, id)
        .flatMap(member -> {
          var act = StaffActs.user(caller.actor(), "invited", id, null, null);
          return members
              .invite(member, digest.of(token), settings.invitation(), act)
              .filter(done -> done)
              .switchIfEmpty(Mono.error(Invitations::refused));
        })
        .map(_ -> new Invitation(id, token, clock.instant().plus(settings.invitation())));
  }

  private static Problem refused() {
    return Problem.of(
        ProblemCode.WRONG_STATE, "They are not active, or have joined and work for others, too");
  }

  /**
   * Whether who accepts it has to show that they know the password that they have; false also for
   * what is none that counts.
   */
  public Mono<Boolean> asksForPassword(String token) {
    return members.invited(digest.of(token)).map(Invited::elsewhere).defaultIfEmpty(false);
  }

  /**
   * Accepts one. A password that is not of 12 to 200 characters, or not a new one, is a {@link
   * Problem}.
   *
   * @param password that they choose
   * @param known the one that they have; null where they say none
   * @return empty if it is none that counts, or what is known not theirs
   */
  public Mono<User> accept(String token, String password, @Nullable String known, Origin origin) {
    var length = password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      var range = "From " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters";
      return Mono.error(() -> badPassword("out_of_range", range));
    }
    var accepted = digest.of(token);
    return members
        .invited(accepted)
        .filterWhen(invited -> isTheirs(invited, password, known, origin))
        .flatMap(invited ->
            passwords
                .hash(password)
                .flatMap(chosen -> accepted(invited, accepted, chosen, origin)));
  }

  private static Problem badPassword(String code, String detail) {
    return Problem.fields(List.of(new FieldError("/password", code, detail)));
  }

  /** Who works for nobody else has nothing to show. */
  private Mono<Boolean> isTheirs(
      Invited invited, String password, @Nullable String known, Origin origin) {
    if (!invited.elsewhere()) {
      return Mono.just(true);
    }
    if (password.equals(known)) {
      return Mono.error(() -> badPassword("same_password", "Another one than they have"));
    }
    return known == null
        ? Mono.just(false)
        : check.person(invited.user().email(), known, origin).hasElement();
  }

  private Mono<User> accepted(Invited invited, byte[] token, String chosen, Origin origin) {
    var user = invited.user();
    var actor = StaffActs.actor(user.id(), user.name(), origin);
    var done = invited.joined() ? "password_reset" : "joined";
    return members
        .accept(invited, token, chosen, StaffActs.user(actor, done, user.id(), null, null))
        .filter(accepted -> accepted)
        .map(_ -> user);
  }

  /**
   * An invitation just made.
   *
   * @param token what accepts it
   */
  public record Invitation(UUID user, String token, Instant expiresAt) {

    @Override
    public String toString() {
      return "Invitation[" + user + "]";
    }
  }
}
