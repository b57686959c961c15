package dev.acquit.vault;

import java.security.SecureRandom;
import java.util.UUID;

/** Names a secret by a UUIDv7: nobody guesses it, and the index grows at its end. */
final class ReferenceId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ReferenceId() {}

  static String next() {
    var high = (System.currentTimeMillis() << 16) | 0x7000 | RANDOM.nextInt(1 << 12);
    var low = (RANDOM.nextLong() >>> 2) | (1L << 63);
    return new UUID(high, low).toString();
  }
}
