package dev.acquit.processor.contract;

import java.util.HashMap;
import java.util.Map;

/** An HTTP answer as a processor gives it. */
public record WireAnswer(int status, String body, Map<String, String> headers) {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  public static WireAnswer json(int status, String body) {
    return new WireAnswer(status, body, JSON);
  }

  /** The same answer with one header more. */
  WireAnswer with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new WireAnswer(status, body, more);
  }

  /** The same answer with a field in front that no documentation knows. */
  WireAnswer withUnknownField() {
    return new WireAnswer(
        status, body.replaceFirst("\\{", "{\"brand_new_field\":{\"a\":[1]},"), headers);
  }
}
