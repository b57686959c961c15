package dev.acquit.gateway.money;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds card numbers where none belong. A card number is 13 to 19 digits, perhaps in groups, that
 * begin as an issuer's range does (ISO/IEC 7812) and pass the Luhn check; order numbers and
 * timestamps seldom do all three.
 */
public final class CardNumbers {

  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![0-9])[0-9](?:[ .-]?[0-9]){12,18}(?![0-9])");
  private static final Pattern SEPARATOR = Pattern.compile("[ .-]");
  private static final Pattern ISSUED =
      Pattern.compile(
          "4\\d{12}(\\d{3}){0,2}" // Visa
              + "|(5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}" // Mastercard
              + "|3[47]\\d{13}" // American Express
              + "|3(?:0[0-5]|[689]\\d)\\d{11}(\\d{2})?" // Diners Club
              + "|35(2[89]|[3-8]\\d)\\d{12}" // JCB
              + "|6(?:011|4[4-9]\\d|5\\d{2})\\d{12}(\\d{3})?" // Discover
              + "|62\\d{14,17}" // UnionPay
              + "|(5018|5020|5038|5893|6304|6759|676[1-3])\\d{8,15}"); // Maestro

  private CardNumbers() {}

  /** Whether {@code text} holds a card number. */
  public static boolean foundIn(String text) {
    return CANDIDATE.matcher(text).results().anyMatch(CardNumbers::isCard);
  }

  /** {@code text} with the digits of every card number in it replaced. */
  public static String mask(String text) {
    return CANDIDATE
        .matcher(text)
        .replaceAll(found -> isCard(found) ? "[card number]" : found.group());
  }

  /** The check digit of ISO/IEC 7812-1, annex B. */
  public static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(digits.length() - 1 - at) - '0';
      int doubled = at % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** A run of digits in groups holds a card when any neighbouring groups of it, joined, are one. */
  private static boolean isCard(MatchResult found) {
    var groups = SEPARATOR.split(found.group(), -1);
    for (int from = 0; from < groups.length; from++) {
      var digits = new StringBuilder();
      for (int to = from; to < groups.length; to++) {
        if (ISSUED.matcher(digits.append(groups[to])).matches() && passesLuhn(digits.toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
