package dev.acquit.browser.stage;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks axe whether a page is accessible. */
public final class Axe {

  private static final String SOURCE = source();

  private static final String LOOK =
      """
      async (rules) => {
        const found = await axe.run(document, {
          runOnly: rules,
          resultTypes: ['violations'],
        });
        return found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`));
      }
      """;

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

  private Axe() {}

  /** Goes with somebody to each page that they open from now on, whatever its policy allows. */
  public static Visitor with(Visitor visitor) {
    visitor.page().addInitScript(SOURCE);
    return visitor;
  }

  /** What breaks WCAG 2.0 to 2.2, A or AA, as far as a machine can tell. */
  public static List<String> violations(Page page) {
    return violations(page, WCAG);
  }

  /** The same of what depends on colours alone. */
  public static List<String> paleness(Page page) {
    return violations(page, List.of("color-contrast"));
  }

  private static List<String> violations(Page page, List<String> rules) {
    return ((List<?>) page.evaluate(LOOK, rules)).stream().map(Object::toString).toList();
  }

  private static String source() {
    try (var source = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
