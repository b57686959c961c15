package dev.acquit.processor;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an adapter needs to speak for one merchant.
 *
 * @param name how the account shows in logs and metrics
 * @param live whether real money moves
 * @param baseUrl where the processor is, so that anyone can point an adapter at a mock
 * @param credentials by the names that the adapter documents; never printed
 * @param settings by the names that the adapter documents; nothing secret
 */
public record Account(
    String name,
    boolean live,
    URI baseUrl,
    Map<String, String> credentials,
    Map<String, String> settings,
    Deadlines deadlines) {

  public Account {
    credentials = Map.copyOf(credentials);
    settings = Map.copyOf(settings);
  }

  /** The credential of that name. */
  public String credential(String key) {
    return present(credentials, "credential", key);
  }

  /**
   * The values of a credential that may have several while one replaces another, parted by white
   * space; empty where there is none.
   */
  public List<String> secrets(String key) {
    var value = credentials.getOrDefault(key, "").strip();
    return value.isEmpty() ? List.of() : List.of(value.split("\\s+", -1));
  }

  /** The setting of that name. */
  public String setting(String key) {
    return present(settings, "setting", key);
  }

  /** The setting of that name, or what stands for it where it is missing. */
  public String setting(String key, String otherwise) {
    var value = settings.getOrDefault(key, "");
    return value.isBlank() ? otherwise : value;
  }

  /** The value of a credential or setting, if it has that form. */
  public String matching(String key, String value, String pattern) {
    require(value.matches(pattern), key);
    return value;
  }

  /** An ISO 8601 duration, if it is neither shorter nor longer. */
  public Duration duration(String key, String value, Duration least, Duration most) {
    try {
      var duration = Duration.parse(value);
      require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0, key);
      return duration;
    } catch (DateTimeException unreadable) {
      throw senseless(key);
    }
  }

  /** The constant of that name, in capitals or not. */
  public <E extends Enum<E>> E constant(String key, Class<E> type, String word) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw senseless(key);
  }

  /** Refuses the account unless that credential or setting makes sense. */
  public void require(boolean makesSense, String key) {
    if (!makesSense) {
      throw senseless(key);
    }
  }

  /** Names what makes no sense; its value may be anything, so it is not told. */
  public IllegalArgumentException senseless(String key) {
    return new IllegalArgumentException("The '" + key + "' of account " + name + " makes no sense");
  }

  private String present(Map<String, String> values, String kind, String key) {
    var value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Account " + name + " has no " + kind + " '" + key + "'");
    }
    return value;
  }

  @Override
  public String toString() {
    return "Account["
        + name
        + (live ? ", live, " : ", test, ")
        + baseUrl
        + ", credentials "
        + credentials.keySet()
        + ", settings "
        + settings.keySet()
        + "]";
  }

  /**
   * How long an adapter waits before it calls a silence a silence.
   *
   * @param connect until the connection stands: past it, nothing was sent
   * @param money for each operation that moves or holds money
   * @param question for a lookup or any other call without effect
   */
  public record Deadlines(Duration connect, Map<Operation, Duration> money, Duration question) {

    /** Longer than most issuers take, shorter than a shopper waits. */
    public static final Duration MONEY = Duration.ofSeconds(30);

    public static final Deadlines DEFAULT =
        of(Duration.ofSeconds(5), MONEY, Duration.ofSeconds(10));

    public Deadlines {
      money = Map.copyOf(money);
    }

    /** One for all operations that move or hold money. */
    public static Deadlines of(Duration connect, Duration money, Duration question) {
      var each = new EnumMap<Operation, Duration>(Operation.class);
      for (var operation : Operation.values()) {
        each.put(operation, money);
      }
      return new Deadlines(connect, each, question);
    }

    /** The same, with another for one operation. */
    public Deadlines with(Operation operation, Duration limit) {
      var each = new EnumMap<Operation, Duration>(money);
      each.put(operation, limit);
      return new Deadlines(connect, each, question);
    }

    /** How long that operation may take. */
    public Duration of(Operation operation) {
      return money.getOrDefault(operation, MONEY);
    }
  }
}
