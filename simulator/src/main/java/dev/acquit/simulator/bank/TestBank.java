package dev.acquit.simulator.bank;

import dev.acquit.simulator.ledger.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The only bank that debits reach: its numbers, and the accounts with a story. */
public final class TestBank {

  public static final String ROUTING_NUMBER = "110000000";
  public static final String INSTITUTION_NUMBER = "000";
  public static final String TRANSIT_NUMBER = "11000";

  private static final Pattern MICRO_DEPOSITS = Pattern.compile("\\s*32\\s*,\\s*45\\s*");
  private static final Properties ACCOUNTS = read();

  private TestBank() {}

  static @Nullable Fate fate(BankAccount account) {
    var rule = ACCOUNTS.getProperty(account.number());
    if (rule == null || !rule.contains(" ")) {
      return null;
    }
    var words = rule.split(" ", -1);
    var kind = Fate.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    return new Fate(kind, words[account.rail() == Rail.ACH ? 1 : 2]);
  }

  /** What is found out of an account that somebody wants validated. */
  static Validation validation(BankAccount account) {
    var rule = ACCOUNTS.getProperty(account.number());
    return rule == null || rule.contains(" ")
        ? Validation.GOOD
        : Validation.valueOf(rule.toUpperCase(Locale.ROOT));
  }

  /** Whether these are the micro-deposits that were sent. */
  public static boolean sent(String amounts) {
    return MICRO_DEPOSITS.matcher(amounts).matches();
  }

  /** What is found out. */
  public enum Validation {
    GOOD,
    /** The payer has to say how much came. */
    MICRO_DEPOSITS,
    NOT_VALIDATED
  }

  private static Properties read() {
    var table = new Properties();
    try (var resource = TestBank.class.getResourceAsStream("test-accounts.properties")) {
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return table;
  }
}
