package dev.acquit.gateway.retry;

import dev.acquit.gateway.access.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization's schedule in one mode.
 *
 * @param id the same for all versions; null while there is none
 * @param version 1, 2, 3, ...; 0 while nothing was ever stored
 */
public record Stored(
    UUID organization,
    boolean live,
    @Nullable UUID id,
    int version,
    Schedule schedule,
    @Nullable Instant updatedAt) {

  /** Where nobody has said otherwise. */
  static Stored standard(Scope scope) {
    return new Stored(scope.organization, scope.live, null, 0, Schedule.STANDARD, null);
  }

  /** The next version. */
  Stored next(Schedule then, UUID known, Instant at) {
    return new Stored(organization, live, known, version + 1, then, at);
  }

  /** Whose schedule it is. */
  public record Scope(UUID organization, boolean live) {

    static Scope of(Caller caller) {
      return new Scope(caller.organization(), caller.live());
    }
  }
}
