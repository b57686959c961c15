package dev.acquit.bench.seed;

import java.util.UUID;

/**
 * When a shop's stored payments were made: evenly, up to now. The newest tenth is of the last 29
 * days, as what is kept for 30 days has to be: answers under their keys, and events in full.
 *
 * @param organization the shop
 * @param template the payment that is copied
 * @param total how many there are in the end
 * @param end when the last one was made, in milliseconds since 1970
 */
record History(UUID organization, UUID template, long total, long end) {

  private static final long RECENT_MILLIS = 29L * 24 * 60 * 60 * 1000;
  private static final int RECENT_SHARE = 10;

  /** Payments up to that one are older than what is kept. */
  long kept() {
    return total - Math.max(1, total / RECENT_SHARE);
  }

  long stepMillis() {
    return Math.max(1, RECENT_MILLIS / Math.max(1, total - kept()));
  }

  /** SQL for when payment {@code n} was made, in milliseconds. */
  String millis() {
    return "(%d - (%d - n) * %d)".formatted(end, total, stepMillis());
  }
}
