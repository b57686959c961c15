package dev.acquit.processor;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What an adapter needs to speak for one merchant.
 *
 * @param name how the account shows in logs and metrics
 * @param live whether real money moves
 * @param baseUrl where the processor is, so that anyone can point an adapter at a mock
 * @param credentials by the names that the adapter documents; never printed
 */
public record Account(
    String name, boolean live, URI baseUrl, Map<String, String> credentials, Deadlines deadlines) {

  public Account {
    credentials = Map.copyOf(credentials);
  }

  /** The credential of that name. */
  public String credential(String key) {
    var value = credentials.get(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Account " + name + " has no credential '" + key + "'");
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
        + "]";
  }

  /**
   * How long an adapter waits before it calls a silence a silence.
   *
   * @param connect until the connection stands: past it, nothing was sent
   * @param money for an operation that moves or holds money
   * @param question for a lookup or any other call without effect
   */
  public record Deadlines(Duration connect, Duration money, Duration question) {

    /** Longer than most issuers take, shorter than a shopper waits. */
    public static final Deadlines DEFAULT =
        new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(10));
  }
}
