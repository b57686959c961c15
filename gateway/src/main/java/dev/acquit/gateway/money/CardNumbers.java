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
  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;

  /** A digest, a UUID without dashes, an id of ours: its digits are nobody's card. */
  private static final Pattern LONG_TOKEN = Pattern.compile("[0-9A-Za-z]{24,}+");

  /** How cards are written in groups: 4-4-4-4-3, 4-4-4-4, 4-4-4-1, 4-6-5, 4-6-4. Longest first. */
  private static final int[][] LAYOUTS = {
    {4, 4, 4, 4, 3}, {4, 4, 4, 4}, {4, 4, 4, 1}, {4, 6, 5}, {4, 6, 4}
  };

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

  /** Whether {@code text} is a card number, and nothing else. */
  public static boolean is(String text) {
    var found = find(text);
    return found.size() == 1 && found.getFirst().length() == text.length();
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

  private static List<Span> find(String text) {
    var groups =
        GROUP
            .matcher(withoutTokens(text))
            .results()
            .map(at -> new Span(at.start(), at.end()))
            .toList();
    var cards = new ArrayList<Span>();
    for (int from = 0; from < groups.size(); from++) {
      var count = groupsOfCard(text, groups, from);
      if (count > 0) {
        cards.add(new Span(groups.get(from).start, groups.get(from + count - 1).end));
        from += count - 1;
      }
    }
    return cards;
  }

  /** As long as {@code text}, without the digits of long tokens that hold letters too. */
  private static String withoutTokens(String text) {
    return LONG_TOKEN
        .matcher(text)
        .replaceAll(run -> isNumber(run.group()) ? run.group() : "x".repeat(run.group().length()));
  }

  private static boolean isNumber(String token) {
    return token.chars().allMatch(Character::isDigit);
  }

  /** How many groups from {@code from} on are one card's number; none, if no card begins there. */
  private static int groupsOfCard(String text, List<Span> groups, int from) {
    for (var layout : LAYOUTS) {
      if (isLaidOut(text, groups, from, layout) && isCard(text, groups, from, layout.length)) {
        return layout.length;
      }
    }
    return isCard(text, groups, from, 1) ? 1 : 0;
  }

  private static boolean isLaidOut(String text, List<Span> groups, int from, int[] layout) {
    if (from + layout.length > groups.size()) {
      return false;
    }
    for (int at = 0; at < layout.length; at++) {
      var group = groups.get(from + at);
      if (group.length() != layout[at]
          || (at > 0 && !neighbours(text, groups.get(from + at - 1), group))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCard(String text, List<Span> groups, int from, int count) {
    var digits = new StringBuilder();
    for (var group : groups.subList(from, from + count)) {
      digits.append(text, group.start, group.end);
    }
    return digits.length() >= SHORTEST
        && digits.length() <= LONGEST
        && passesLuhn(digits.toString())
        && ISSUED.matcher(digits).matches();
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
