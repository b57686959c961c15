package dev.acquit.simulator.books;

import java.security.SecureRandom;

/** Random names. Letters only, so that none can be taken for a card number. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String next(String prefix) {
    return prefix + letters(20);
  }

  public static String letters(int length) {
    return RANDOM
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
