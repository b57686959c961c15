package dev.acquit.gateway.retry;

import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.retry.Stored.Scope;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: schedules on record. */
public interface Schedules {

  /** The current one; empty if none was stored. */
  Mono<Stored> current(Scope scope);

  /**
   * Records a version, and tells of it.
   *
   * @return false if it is not the one after the current one any more
   */
  Mono<Boolean> put(Change change);

  /**
   * A new version.
   *
   * @param by the key or the user that asked for it
   * @param event the id of what is told, and {@code data} what
   * @param act what the journal tells of it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Change(Stored after, UUID by, UUID event, byte[] data, Act act) {}
}
