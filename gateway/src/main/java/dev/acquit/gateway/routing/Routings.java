package dev.acquit.gateway.routing;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: rules on record, all versions of them. */
public interface Routings {

  /** The current ones; empty if there are none in the caller's mode. */
  Mono<Routing> current(Caller caller);

  /** An earlier version, or the current one; empty if there is none of that number. */
  Mono<Routing> version(Caller caller, int version);

  /**
   * Records a version, and tells of it.
   *
   * @return false if it is not the one after the current one any more
   */
  Mono<Boolean> add(Change change);

  /**
   * A new version.
   *
   * @param by the key or the user that asked for it
   * @param event the id of what is told, and {@code data} what
   * @param act what the journal tells of it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Change(Routing after, UUID by, UUID event, byte[] data, Act act) {}
}
