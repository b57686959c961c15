package dev.acquit.gateway.money;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDv7 (RFC 9562): sortable by time, so that keyset lists and B-tree inserts stay local.
 * One process never goes back, also when its clock does. An id is a name, not a secret: whoever
 * holds one still needs a key.
 */
public final class Ids {

  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** The next id: greater than every one that this process made before. */
  public static UUID next() {
    var random = ThreadLocalRandom.current();
    var tick = nextTick();
    var high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFFL);
    var low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** Not an id: the least that one of that time, or of a later one, can be. */
  public static UUID floor(Instant at) {
    return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
  }

  /** When it was made, by the clock of whoever made it. */
  public static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /** Milliseconds and a 12-bit counter below them, as RFC 9562 section 6.2 (method 1) allows. */
  private static long nextTick() {
    var now = System.currentTimeMillis() << 12;
    return LAST.updateAndGet(last -> Math.max(now, last + 1));
  }
}
