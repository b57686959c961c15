package dev.acquit.gateway.money;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Makes the references that processors see: a letter and 14 random base32 characters, short enough
 * for every processor (NACHA's individual id takes 15), and never something that looks like a card
 * number.
 */
public final class References {

  private static final int RANDOM_LENGTH = 14;
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  /** A new reference, in upper case. */
  public static String next() {
    while (true) {
      var reference = ("A" + Base32.random(RANDOM, RANDOM_LENGTH)).toUpperCase(Locale.ROOT);
      if (!CardNumbers.foundIn(reference)) {
        return reference;
      }
    }
  }
}
