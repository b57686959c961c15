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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Asks people in. An invitation's token is shown once, to whoever sends it on, and kept as a keyed
 * digest; it lasts for days, and is good once. Who accepts chooses a password, unless they have one
 * of another organization's: then they show that they know it. So no organization gives itself
 * another's people.
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
   * Accepts one. A password that is not of 12 to 200 characters is a {@link Problem}.
   *
   * @return empty if it is none that counts, or the password not theirs
   */
  public Mono<User> accept(String token, String password, Origin origin) {
    var length = password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      return Mono.error(Invitations::badPassword);
    }
    var known = digest.of(token);
    return members
        .invited(known)
        .flatMap(invited ->
            password(invited, password, origin)
                .flatMap(chosen -> accepted(invited, known, chosen.orElse(null), origin)));
  }

  private static Problem badPassword() {
    var detail = "From " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters";
    return Problem.fields(List.of(new FieldError("/password", "out_of_range", detail)));
  }

  /** The new one's hash; nothing for who has shown that they know theirs. */
  private Mono<Optional<String>> password(Invited invited, String password, Origin origin) {
    return invited.keepsPassword()
        ? check.person(invited.user().email(), password, origin).map(_ -> Optional.<String>empty())
        : passwords.hash(password).map(Optional::of);
  }

  private Mono<User> accepted(
      Invited invited, byte[] known, @Nullable String chosen, Origin origin) {
    var user = invited.user();
    var actor = StaffActs.actor(user.id(), user.name(), origin);
    var done = invited.joined() ? "password_reset" : "joined";
    return members
        .accept(invited, known, chosen, StaffActs.user(actor, done, user.id(), null, null))
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
