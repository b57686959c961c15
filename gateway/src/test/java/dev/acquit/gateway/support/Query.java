package dev.acquit.gateway.support;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a query in PromQL names.
 *
 * @param metrics and the labels that each is chosen by
 * @param grouped the labels that are left of it
 */
public record Query(Map<String, Set<String>> metrics, Set<String> grouped, boolean isGrouped) {

  private static final Pattern COMMENT = Pattern.compile("(?m)#.*$");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern GROUPS = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])([a-z_]\\w*)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern TOLD = Pattern.compile("\\{\\{\\s*\\$labels\\.(\\w+)\\s*}}");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

  public static Query of(String text) {
    var plain = TEXT.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("''");
    var bare = RANGE.matcher(plain).replaceAll("");
    var groups = GROUPS.matcher(bare).results().map(found -> found.group(1)).toList();
    var grouped = groups.stream().flatMap(group -> all(WORD, group, 0).stream());
    var metrics = new TreeMap<String, Set<String>>();
    NAME.matcher(GROUPS.matcher(bare).replaceAll("("))
        .results()
        .filter(name -> !OPERATORS.contains(name.group(1)))
        .forEach(name ->
            metrics
                .computeIfAbsent(name.group(1), _ -> new TreeSet<>())
                .addAll(name.group(2) == null ? Set.of() : all(LABEL, name.group(2), 1)));
    return new Query(metrics, grouped.collect(Collectors.toSet()), !groups.isEmpty());
  }

  /** The labels that a panel writes beside its lines. */
  public static Set<String> legend(String format) {
    return all(SHOWN, format, 1);
  }

  /** The labels that an alert repeats. */
  public static Set<String> told(String summary) {
    return all(TOLD, summary, 1);
  }

  private static Set<String> all(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(group))
        .collect(Collectors.toSet());
  }
}
