package dev.acquit.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A processor's decline codes in the common vocabulary, read from a table of {@code code=REASON}
 * lines. Read it when the adapter is made, not in a call: reading blocks.
 */
public final class DeclineTable {

  private final Map<String, DeclineReason> reasons;

  private DeclineTable(Map<String, DeclineReason> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  /**
   * The table of that name beside the class.
   *
   * @throws IllegalArgumentException if it is missing, or names a reason that does not exist
   */
  public static DeclineTable beside(Class<?> adapter, String name) {
    var table = new Properties();
    try (var resource = adapter.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalArgumentException("No table " + name + " beside " + adapter.getName());
      }
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var reasons = new HashMap<String, DeclineReason>();
    table.forEach((code, reason) -> reasons.put((String) code, reason((String) reason)));
    return new DeclineTable(reasons);
  }

  private static DeclineReason reason(String name) {
    return DeclineReason.valueOf(name.strip());
  }

  /**
   * The decline, its raw code kept; a code that the table does not know is {@code SOFT_UNKNOWN}.
   */
  public Decline of(String code) {
    return new Decline(reasons.getOrDefault(code, DeclineReason.SOFT_UNKNOWN), code);
  }
}
