package dev.acquit.gateway.access;

import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Port: people who have signed in. What they present in the place of a key is a session's token.
 */
public interface SignedIn {

  /** What such a token begins with. */
  String PREFIX = "aq_session_";

  /**
   * Who presents this token, with the permissions of their role; empty if it is none that counts.
   */
  Mono<Caller> authenticate(String presented);

  /** The same, without using the session: what a page does by itself keeps nobody signed in. */
  Mono<Caller> look(String presented);

  /** What that person's role lets them do in an organization now; empty if they may not come in. */
  Mono<Set<Permission>> permissions(UUID organization, UUID user);
}
