package dev.acquit.gateway.staff;

import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: an organization's people on record. */
public interface Members {

  Mono<Member> find(UUID organization, UUID user);

  /** By descending id, one more than the page's limit. */
  Flux<Member> list(UUID organization, Page page);

  /** The person with that address, of whichever organization. */
  Mono<User> known(String email);

  /** Where they may come in, in the order in which they joined. */
  Flux<UUID> organizations(UUID user);

  /**
   * Records a member, and the person where there is none of that address.
   *
   * @return false if they are a member already, or the person or the role is not as it was read
   */
  Mono<Boolean> add(Member member, Act act);

  /** Records a change of role, or of whether they may come in. */
  Mono<Outcome> change(Member read, Member after, Act act);

  /** Ends the membership. */
  Mono<Outcome> remove(Member read, Act act);

  /**
   * Gives a member a new invitation, in the place of the one before; it lasts that long.
   *
   * @return false if they have changed since they were read; or have joined, and another
   *     organization, too: then this one does not give them a new password
   */
  Mono<Boolean> invite(Member read, byte[] digest, Duration lasts, Act act);

  /** What an invitation is for, as long as it lasts. */
  Mono<Invited> invited(byte[] digest);

  /**
   * Records that it was accepted, and uses it up. The new password ends all sessions.
   *
   * @param password its hash
   * @return false if it was used meanwhile, or the password is not what it was, or somebody else
   *     has them by now, to whom they have not shown that it is they
   */
  Mono<Boolean> accept(Invited invited, byte[] digest, String password, Act act);

  /** What became of a change. */
  enum Outcome {
    DONE,
    /** Somebody else has changed it since it was read. */
    CHANGED,
    /** There is no other owner. */
    LAST_OWNER
  }

  /**
   * Somebody who is invited.
   *
   * @param joined whether they have accepted before: then it gives a new password
   * @param elsewhere whether they have joined another organization: then they show that they know
   *     the password that they have
   * @param password its hash; null if none
   */
  record Invited(
      UUID organization, User user, boolean joined, boolean elsewhere, @Nullable String password) {

    @Override
    public String toString() {
      return "Invited[" + user.id() + "]";
    }
  }
}
