package dev.acquit.bench.shop;

/** Test cards: numbers of the simulator's range, which no bank gives out. */
final class Cards {

  private static final String RANGE = "424242";
  private static final int DIGITS = 15;

  private Cards() {}

  /** Another one for each number below a billion, with its check digit (ISO/IEC 7812-1). */
  static String number(int which) {
    var digits = RANGE + "%09d".formatted(which);
    var sum = 0;
    for (int at = 0; at < DIGITS; at++) {
      var digit = digits.charAt(at) - '0';
      var weighted = at % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
