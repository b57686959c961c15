package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: webhook endpoints on record. Those that were deleted are not there. */
public interface Endpoints {

  /** Records one; false where the organization has as many as it can have in that mode. */
  Mono<Boolean> add(Endpoint endpoint, Act act);

  Mono<Endpoint> find(Caller caller, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Endpoint> list(Caller caller, Page page);

  /** Records a change; false if it has changed since it was read. */
  Mono<Boolean> change(Endpoint read, Endpoint after, Act act);

  /** Gives it a new secret; the one before signs until then, too. Empty if it is not there. */
  Mono<Endpoint> rotate(Caller caller, UUID id, Instant previousUntil, Instant now, Act act);

  /** Deletes it; empty if it is not there. What was told it stays on record. */
  Mono<Endpoint> delete(Caller caller, UUID id, Instant now, Act act);

  /**
   * Switches one off that has not been changed since it was read, and tells the others.
   *
   * @return false if it has
   */
  Mono<Boolean> disable(Endpoint read, Announcement announcement);

  /**
   * Tells the endpoint alone, if it is enabled.
   *
   * @return the event's sequence number; empty if it is not enabled
   */
  Mono<Long> ping(Announcement announcement);

  /**
   * An event about an endpoint.
   *
   * @param event its id
   * @param after the endpoint as it is then
   * @param data the same, as the API shows it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Announcement(UUID event, Endpoint after, Instant at, byte[] data) {}
}
