package dev.acquit.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a gateway shows to Prometheus. */
public record Scrape(String text) {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Pattern TAG = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Of a running gateway, without a key. */
  public static Scrape of(Api api) {
    var reply = api.http().get("/actuator/prometheus", Map.of());
    assertThat(reply.status()).isEqualTo(200);
    return new Scrape(reply.body());
  }

  /** The type and the tags of each metric; a histogram's {@code _max} belongs to it. */
  public Map<String, String> metrics() {
    var metrics = new TreeMap<String, String>();
    for (var part : text.split("(?=# HELP )", -1)) {
      var type = TYPE.matcher(part);
      if (type.find()) {
        metrics.put(type.group(1), type.group(2) + " " + tagsOf(part));
      }
    }
    metrics
        .keySet()
        .removeIf(name ->
            name.endsWith("_max") && metrics.containsKey(name.substring(0, name.length() - 4)));
    return metrics;
  }

  /** The labels of each sample, by its name. */
  public Map<String, Set<String>> labels() {
    var labels = new TreeMap<String, Set<String>>();
    text.lines()
        .map(SAMPLE::matcher)
        .filter(line -> line.matches())
        .forEach(line -> {
          var found = labels.computeIfAbsent(line.group(1), _ -> new TreeSet<>());
          if (line.group(2) != null) {
            TAG.matcher(line.group(2)).results().map(tag -> tag.group(1)).forEach(found::add);
          }
        });
    return labels;
  }

  /** Every value of every tag. */
  public Stream<String> tagValues() {
    return TAG.matcher(text).results().map(tag -> tag.group(2));
  }

  private static Set<String> tagsOf(String metric) {
    var tags = new TreeSet<String>();
    TAG.matcher(metric).results().map(tag -> tag.group(1)).forEach(tags::add);
    tags.remove("le");
    return tags;
  }
}
