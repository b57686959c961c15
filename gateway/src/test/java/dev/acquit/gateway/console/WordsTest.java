package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.console.desk.Search.Tab;
import dev.acquit.gateway.console.view.Taste.Theme;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem.For;
import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.RetryLimit.Network;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console says, it says in both languages, and nowhere but in their files. */
class WordsTest {

  private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
  private static final ResourceBundle FRENCH = bundle(Locale.FRENCH);
  private static final Path TEMPLATES = Path.of("src", "main", "resources", "console");
  private static final Pattern TAG =
      Pattern.compile("<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^>])*>", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("#\\{([a-z_.]+)[(}]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  /** What people read in attributes comes from the files, too. */
  private static final Pattern SAID =
      Pattern.compile("(?<!:)\\b(?:title|alt|placeholder|aria-label)=\"[^\"]+\"");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(FRENCH.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    assertThat(ENGLISH.keySet())
        .allSatisfy(key -> {
          assertThat(arguments(FRENCH, key)).as(key).isEqualTo(arguments(ENGLISH, key));
          assertThat(FRENCH.getString(key)).as(key).isNotBlank().doesNotContain("'");
          assertThat(ENGLISH.getString(key)).as(key).isNotBlank().doesNotContain("'");
        });
  }

  private static List<String> arguments(ResourceBundle bundle, String key) {
    var text = bundle.getString(key);
    assertThat(new MessageFormat(text, bundle.getLocale()).format(new Object[] {1, 2, 3}))
        .isNotBlank();
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void everyCodeHasItsWords() {
    assertNamed("problem", ProblemCode.class);
    assertNamed("reason", DeclineReason.class);
    assertNamed("cause", Cause.class);
    assertNamed("status", ItemStatus.class);
    assertNamed("purpose", Purpose.class);
    assertNamed("rail", Rail.class);
    assertNamed("operation", Operation.class);
    assertNamed("attempt", AttemptStatus.class);
    assertNamed("settlement", Settlement.class);
    assertNamed("network", Network.class);
    assertNamed("sort", Sort.class);
    assertNamed("tab", Tab.class);
    assertNamed("theme", Theme.class);
    assertNamed("waits", For.class);
    assertNamed("breaker", Breaker.class);
    assertNamed("call", CallKind.class);
    assertNamed("dispute", Stage.class);
    assertThat(Stream.of(PaymentStatus.values()).map(status -> "payment." + status.shown()))
        .allSatisfy(key -> assertThat(ENGLISH.containsKey(key)).as(key).isTrue());
  }

  @Test
  void everyCodeOfBatchesHasItsWords() {
    for (var prefix : new String[] {"batch.title", "batch.would", "batch.do", "batch.open"}) {
      assertNamed(prefix, Batch.Action.class);
    }
    assertNamed("batch.status", Batch.Status.class);
    assertNamed("batch.decided", Batch.Verdict.class);
    assertNamed("outcome", Outcome.class);
  }

  private static <E extends Enum<E>> void assertNamed(String prefix, Class<E> type) {
    assertThat(Names.all(type))
        .allSatisfy(name ->
            assertThat(ENGLISH.containsKey(prefix + "." + name)).as(prefix + "." + name).isTrue());
  }

  @Test
  void templatesHoldNoWords() throws IOException {
    for (var template : templates().entrySet()) {
      assertThat(TAG.matcher(template.getValue()).replaceAll("").strip())
          .as(template.getKey())
          .isEmpty();
      assertThat(SAID.matcher(template.getValue()).results().map(found -> found.group()))
          .as(template.getKey())
          .isEmpty();
    }
  }

  @Test
  void templatesHoldNoStyleAndNoScript() throws IOException {
    assertThat(templates().values())
        .allSatisfy(template ->
            assertThat(template)
                .doesNotContain("<style", "style=", "onclick", "hx-on", "javascript:", "th:utext")
                .doesNotContainPattern("<script(?![^>]*th:src)"));
  }

  @Test
  void whatTemplatesAskForIsThere() throws IOException {
    assertThat(templates().values().stream().flatMap(WordsTest::keys).distinct())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(ENGLISH.containsKey(key)).as(key).isTrue());
  }

  private static Stream<String> keys(String template) {
    return KEY.matcher(template).results().map(found -> found.group(1));
  }

  private static Map<String, String> templates() throws IOException {
    var templates = new TreeMap<String, String>();
    try (var files = Files.list(TEMPLATES)) {
      for (var file : files.toList()) {
        templates.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return templates;
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "messages/console",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
