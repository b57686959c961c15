package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.payment.ActionItem;
import java.util.Map;

/** What asks before something is done for good. */
public final class Panel {

  private Panel() {}

  /**
   * What its template is given.
   *
   * @param what {@code reject} or {@code resolve}
   * @param errors by the name of the field
   */
  public static Map<String, Object> of(
      ActionItem item, String what, Map<String, String> errors, Wording words) {
    return Map.of("row", Row.of(item, words), "what", what, "errors", errors);
  }
}
