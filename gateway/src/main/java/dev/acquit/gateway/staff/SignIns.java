package dev.acquit.gateway.staff;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: tries to come in, and sessions, on record. */
public interface SignIns {

  /**
   * Counts a try before the password is looked at: those that are made at once are counted, too.
   *
   * @param most how many in a row may fail
   * @param lock for how long there are no more then
   * @return empty if there is no such person, or there are no more tries
   */
  Mono<Tried> tried(String email, int most, Duration lock);

  /** The person of that address, who has tried nothing here; empty if there is none. */
  Mono<Tried> known(String email);

  /** Takes one back at which nobody has looked. */
  Mono<Void> untried(Tried tried);

  /** Tells the organization's journal alone. */
  Mono<Void> note(UUID organization, Act act);

  /**
   * Opens a session. It is good for as long as the password is the same. Only who has shown the
   * password ends the tries that failed: others may have made them.
   *
   * @param verified who it is
   * @return false if that person does not come in there, or has another password since
   */
  Mono<Boolean> open(Session session, Tried verified, Way way, Duration longest, Act act);

  /** By which way the session was opened; empty if it has ended. */
  Mono<Way> way(byte[] digest);

  /** Whose session it is, who used it last within {@code idle}; it is used again by that. */
  Mono<Caller> caller(byte[] digest, Duration idle);

  /** The same; it is not used by that. */
  Mono<Caller> seen(byte[] digest, Duration idle);

  /**
   * Goes on with the session in another organization, or the other mode.
   *
   * @return false if its user does not come in there, or it has ended
   */
  Mono<Boolean> enter(Session session, Duration idle, Act act);

  /** Ends it. */
  Mono<Void> close(UUID organization, byte[] digest, Act act);

  /** Deletes sessions that have ended, so many at most. */
  Mono<Long> purge(Duration idle, int most);

  /**
   * A try.
   *
   * @param number which it is, since one succeeded
   * @param password the hash; null if they have none yet
   */
  record Tried(User user, int number, @Nullable String password) {

    @Override
    public String toString() {
      return "Tried[" + user.id() + ", " + number + "]";
    }
  }

  /**
   * By which way somebody has shown who they are.
   *
   * @param issuer the identity provider that vouched for them; null where it was their password
   */
  record Way(@Nullable String issuer) {

    static final Way PASSWORD = new Way(null);

    /** Its name: {@code password} or {@code oidc}. */
    public String method() {
      return issuer == null ? "password" : "oidc";
    }

    /** As the journal tells it. */
    Map<String, String> shown() {
      return issuer == null
          ? Map.of("method", method())
          : Map.of("method", method(), "issuer", issuer);
    }
  }

  /** A session, by the digest of its token, and where its user is at work. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Session(byte[] digest, UUID user, UUID organization, boolean live) {}
}
