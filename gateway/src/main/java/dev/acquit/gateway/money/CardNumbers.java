package dev.acquit.gateway.money;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds card numbers where none belong. A card number is 13 to 19 digits, perhaps in groups, that
 * begin as an issuer's range does (ISO/IEC 7812) and pass the Luhn check; order numbers and
 * timestamps seldom do all three.
 */
public final class CardNumbers {

  private static final Pattern GROUP = Pattern.compile("[0-9]+");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s\\p{Z}\\p{Pd}._]{0,3}");
  private static final int LONGEST = 19;

  /** A digest, or a UUID without dashes, if there is a letter in it. */
  private static final Pattern LONG_HEX =
      Pattern.compile("[0-9a-f]{24,}+", Pattern.CASE_INSENSITIVE);

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
    return !find(text).isEmpty();
  }

  /** {@code text} with every card number in it replaced. */
  public static String mask(String text) {
    var masked = new StringBuilder();
    int shown = 0;
    for (var card : find(text)) {
      masked.append(text, shown, card.start).append("[card number]");
      shown = card.end;
    }
    return masked.append(text, shown, text.length()).toString();
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

  /** The longest runs of neighbouring groups that are a card's number once they are joined. */
  private static List<Span> find(String text) {
    var groups =
        GROUP
            .matcher(withoutHex(text))
            .results()
            .map(at -> new Span(at.start(), at.end()))
            .toList();
    var cards = new ArrayList<Span>();
    for (int from = 0; from < groups.size(); from++) {
      var last = lastOfCard(text, groups, from);
      if (last >= from) {
        cards.add(new Span(groups.get(from).start, groups.get(last).end));
        from = last;
      }
    }
    return cards;
  }

  /** As long as {@code text}, without the digits of digests and UUIDs: they are nobody's card. */
  private static String withoutHex(String text) {
    return LONG_HEX
        .matcher(text)
        .replaceAll(run -> isNumber(run.group()) ? run.group() : "x".repeat(run.group().length()));
  }

  private static boolean isNumber(String hex) {
    return hex.chars().allMatch(Character::isDigit);
  }

  /** The last group of the card that begins at {@code from}; -1 if none does. */
  private static int lastOfCard(String text, List<Span> groups, int from) {
    var digits = new StringBuilder();
    int last = -1;
    for (int to = from; to < groups.size(); to++) {
      var group = groups.get(to);
      if (digits.length() + group.length() > LONGEST
          || (to > from && !neighbours(text, groups.get(to - 1), group))) {
        break;
      }
      digits.append(text, group.start, group.end);
      if (ISSUED.matcher(digits).matches() && passesLuhn(digits.toString())) {
        last = to;
      }
    }
    return last;
  }

  private static boolean neighbours(String text, Span one, Span next) {
    return SEPARATOR.matcher(text).region(one.end, next.start).matches();
  }

  private record Span(int start, int end) {

    int length() {
      return end - start;
    }
  }
}
