package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: settings of action centers on record, and how they look in the API. */
public interface Approvals {

  /** The current ones; empty if none were stored. */
  Mono<Stored> current(Caller caller);

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
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Change(Stored after, UUID by, UUID event, byte[] data, Act act) {}

  /**
   * An organization's settings of its action center, in one mode.
   *
   * @param id the same for all versions; null while there is none
   * @param version 1, 2, 3, ...; 0 while nothing was ever stored
   */
  record Stored(
      UUID organization,
      boolean live,
      @Nullable UUID id,
      int version,
      Approval approval,
      @Nullable Instant updatedAt) {

    /** Where nobody has said otherwise. */
    static Stored standard(Caller caller) {
      return new Stored(caller.organization(), caller.live(), null, 0, Approval.NONE, null);
    }

    /** The next version. */
    Stored next(Approval then, UUID known, Instant at) {
      return new Stored(organization, live, known, version + 1, then, at);
    }
  }

  /** Port: how they look in the API. */
  interface Rendering {

    byte[] of(Stored stored);
  }
}
