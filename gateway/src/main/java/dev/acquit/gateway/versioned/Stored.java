package dev.acquit.gateway.versioned;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization says in one mode.
 *
 * @param id the same for all versions; null while there is none
 * @param version 1, 2, 3, ...; 0 while nothing was ever stored
 */
public record Stored<T>(
    UUID organization,
    boolean live,
    @Nullable UUID id,
    int version,
    T said,
    @Nullable Instant updatedAt) {

  /** Where nobody has said otherwise. */
  static <T> Stored<T> standard(Scope scope, T standard) {
    return new Stored<>(scope.organization(), scope.live(), null, 0, standard, null);
  }

  /** The next version. */
  Stored<T> next(T then, UUID known, Instant at) {
    return new Stored<>(organization, live, known, version + 1, then, at);
  }
}
