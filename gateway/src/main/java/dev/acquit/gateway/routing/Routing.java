package dev.acquit.gateway.routing;

import dev.acquit.gateway.access.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization's rules in one mode.
 *
 * @param id the same for all versions; null while there is none
 * @param version 1, 2, 3, ...; 0 while nothing was ever stored
 */
public record Routing(
    UUID organization,
    boolean live,
    @Nullable UUID id,
    int version,
    RuleSet rules,
    @Nullable Instant updatedAt) {

  /** Where nobody has made rules. */
  static Routing none(Caller caller) {
    return new Routing(caller.organization(), caller.live(), null, 0, RuleSet.NONE, null);
  }

  /** The next version. */
  Routing next(RuleSet then, UUID known, Instant at) {
    return new Routing(organization, live, known, version + 1, then, at);
  }
}
