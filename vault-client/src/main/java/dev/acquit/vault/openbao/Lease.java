package dev.acquit.vault.openbao;

import java.time.Duration;
import java.time.Instant;

/**
 * A token, and how long it opens. Prints nothing of it.
 *
 * @param renewAt when the larger part of its time is over
 */
record Lease(String token, boolean renewable, Instant since, Instant renewAt, Instant endsAt) {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration YOUNG = Duration.ofSeconds(5);

  /**
   * As it was granted.
   *
   * @param seconds 0 for one that never ends
   */
  static Lease of(String token, boolean renewable, Instant since, long seconds) {
    return seconds <= 0
        ? new Lease(token, false, since, Instant.MAX, Instant.MAX)
        : new Lease(
            token,
            renewable,
            since,
            since.plusMillis(seconds * 2_000 / 3),
            since.plusSeconds(seconds));
  }

  boolean isDue(Instant now) {
    return !now.isBefore(renewAt);
  }

  boolean isOver(Instant now) {
    return !now.isBefore(endsAt);
  }

  /** One that was just granted is refused for what it asks, and not for itself. */
  boolean isYoung(Instant now) {
    return now.isBefore(since.plus(YOUNG));
  }

  /**
   * Whether it really lasts longer: a token has a longest time, and a renewal beyond it is none.
   */
  boolean outlasts(Lease other) {
    return endsAt.isAfter(other.endsAt.plusSeconds(1));
  }

  /** The same, to be renewed later: sooner and sooner towards its end. */
  Lease putOff(Instant now) {
    var tenth = Duration.between(now, endsAt).dividedBy(10);
    var pause = tenth.compareTo(SHORTEST_PAUSE) > 0 ? tenth : SHORTEST_PAUSE;
    return new Lease(token, renewable, since, now.plus(pause), endsAt);
  }

  @Override
  public String toString() {
    return "Lease[****, " + endsAt + "]";
  }
}
