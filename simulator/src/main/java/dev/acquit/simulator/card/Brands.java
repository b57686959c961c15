package dev.acquit.simulator.card;

/** Card brands by the first digits of the number. */
final class Brands {

  private Brands() {}

  static String of(String number) {
    int four = Integer.parseInt(number.substring(0, 4));
    int two = four / 100;
    if (four / 1000 == 4) {
      return "visa";
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return "mastercard";
    }
    return switch (two) {
      case 34, 37 -> "amex";
      case 35 -> "jcb";
      case 30, 36, 38, 39 -> "diners";
      case 60, 64, 65 -> "discover";
      case 62 -> "unionpay";
      default -> "unknown";
    };
  }
}
