package dev.acquit.gateway.versioned;

import dev.acquit.gateway.journal.Act;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: versions on record. */
public interface Versions<T> {

  /** The current one; empty if none was stored. */
  Mono<Stored<T>> current(Scope scope);

  /** The current one; or the standard one, where nobody has said otherwise. */
  default Mono<Stored<T>> current(Scope scope, T standard) {
    return current(scope).switchIfEmpty(Mono.fromSupplier(() -> Stored.standard(scope, standard)));
  }

  /**
   * Records a version, and tells of it.
   *
   * @return false if it is not the one after the current one any more
   */
  Mono<Boolean> put(Change<T> change);

  /**
   * A new version.
   *
   * @param by the key or the user that asked for it
   * @param event the id of what is told, and {@code data} what
   * @param act what the journal tells of it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Change<T>(Stored<T> after, UUID by, UUID event, byte[] data, Act act) {}
}
