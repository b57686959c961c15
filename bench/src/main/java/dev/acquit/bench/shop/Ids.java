package dev.acquit.bench.shop;

import java.util.UUID;

/** Ids of the API: a prefix, and 26 characters of Crockford's base32 that hold a UUID. */
public final class Ids {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;

  private Ids() {}

  /** The id in the database. */
  public static UUID uuid(String id) {
    long high = 0;
    long low = 0;
    for (var digit : id.substring(id.indexOf('_') + 1).toCharArray()) {
      high = (high << BITS) | (low >>> (Long.SIZE - BITS));
      low = (low << BITS) | ALPHABET.indexOf(digit);
    }
    return new UUID(high, low);
  }
}
