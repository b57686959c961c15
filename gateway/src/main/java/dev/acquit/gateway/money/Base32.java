package dev.acquit.gateway.money;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Crockford's base32, lower case: no i, l, o or u to misread. */
public final class Base32 {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int UUID_LENGTH = 26;

  private Base32() {}

  static String encode(UUID id) {
    var text = new char[UUID_LENGTH];
    var high = id.getMostSignificantBits();
    var low = id.getLeastSignificantBits();
    for (int at = UUID_LENGTH - 1; at >= 0; at--) {
      text[at] = ALPHABET.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return new String(text);
  }

  static Optional<UUID> decode(String text) {
    if (text.length() != UUID_LENGTH || text.charAt(0) > '7') {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int at = 0; at < UUID_LENGTH; at++) {
      var digit = ALPHABET.indexOf(text.charAt(at));
      if (digit < 0) {
        return Optional.empty();
      }
      high = (high << 5) | (low >>> 59);
      low = (low << 5) | digit;
    }
    return Optional.of(new UUID(high, low));
  }

  /** That many random characters. */
  public static String random(RandomGenerator random, int length) {
    var text = new StringBuilder(length);
    for (int at = 0; at < length; at++) {
      text.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return text.toString();
  }
}
