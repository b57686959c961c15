package dev.acquit.simulator.acquirer;

import java.security.SecureRandom;

/** Random names. Letters only, so that none can be taken for a card number. */
final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String next(String prefix) {
    return prefix + letters(20);
  }

  static String letters(int length) {
    return RANDOM
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
