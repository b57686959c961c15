package dev.acquit.simulator.card;

import dev.acquit.simulator.ledger.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The test numbers that people know, and any valid number that begins like the best known one. */
final class TestCards {

  private static final String APPROVED_PREFIX = "424242";
  private static final Map<String, Verdict> KNOWN = read();

  private TestCards() {}

  static Verdict verdict(String number) {
    var known = KNOWN.get(number);
    if (known != null) {
      return known;
    }
    return number.startsWith(APPROVED_PREFIX) && isLuhnValid(number)
        ? Verdict.APPROVES
        : Verdict.UNKNOWN_NUMBER;
  }

  private static boolean isLuhnValid(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static Map<String, Verdict> read() {
    var table = new Properties();
    try (var resource = TestCards.class.getResourceAsStream("test-cards.properties")) {
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var verdicts = new HashMap<String, Verdict>();
    for (var number : table.stringPropertyNames()) {
      verdicts.put(number, verdictNamed(table.getProperty(number)));
    }
    return Map.copyOf(verdicts);
  }

  private static Verdict verdictNamed(String rule) {
    var words = rule.split(" ", -1);
    return switch (words[0]) {
      case "approves" -> Verdict.APPROVES;
      case "declines" -> Verdict.declines(words[1]);
      case "saves" -> Verdict.savesButDeclines(words[1]);
      case "disputed" -> then(Fate.Kind.DISPUTED, words);
      case "refunds_fail" -> then(Fate.Kind.REFUNDS_FAIL, words);
      case "refunds_wait" -> then(Fate.Kind.REFUNDS_WAIT, words);
      default -> throw new IllegalStateException("Not a rule for a test card: " + rule);
    };
  }

  private static Verdict then(Fate.Kind kind, String[] words) {
    return Verdict.approvesAndThen(new Fate(kind, words.length > 1 ? words[1] : null));
  }
}
