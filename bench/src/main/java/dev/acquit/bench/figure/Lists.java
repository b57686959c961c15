package dev.acquit.bench.figure;

import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** P6: how long page 1,000 of a list takes over page 1, by its cursor. */
public final class Lists {

  private static final String PAYMENTS = "/v1/payments?limit=20";
  private static final String ITEMS = "/v1/action_items?limit=20";
  private static final int PAGE = 1_000;
  private static final int LOOKS = 300;
  private static final double MOST = 1.3;

  private final Stage stage;
  private final String key;

  private Lists(Stage stage) {
    this.stage = stage;
    this.key = stage.prompt().getFirst().key();
  }

  public static List<Line> of(Stage stage) {
    stage.fillItems();
    var lists = new Lists(stage);
    return List.of(lists.payments(), lists.items());
  }

  private Line payments() {
    return line(
        "payments: page 1,000 over page 1",
        List.of(PAYMENTS, deep(PAYMENTS)),
        stage.pace().many() + " payments stored");
  }

  private Line items() {
    return line(
        "action items: the slowest over the fastest of page 1, a filtered page and page 1,000",
        List.of(ITEMS, ITEMS + "&section=failed_payments&cause=returned", deep(ITEMS)),
        stage.pace().items() + " items stored");
  }

  private Line line(String what, List<String> paths, String stored) {
    var medians = medians(paths);
    var ratio = (double) Collections.max(medians) / Collections.min(medians);
    return new Line(
        "P6",
        what,
        "<= 1.3",
        Text.ratio(ratio),
        Verdict.of(ratio <= MOST),
        "medians of %s; %s"
            .formatted(
                medians.stream().map(Text::millis).collect(Collectors.joining(", ")), stored));
  }

  /** They are looked at by turns, so that whatever else happens happens to all. */
  private List<Long> medians(List<String> paths) {
    var looks = paths.stream().map(_ -> new ArrayList<Long>()).toList();
    for (int look = 0; look < LOOKS; look++) {
      for (int path = 0; path < paths.size(); path++) {
        looks.get(path).add(micros(paths.get(path)));
      }
    }
    return looks.stream().map(Lists::median).toList();
  }

  private String deep(String first) {
    var path = first;
    for (int page = 1; page < PAGE; page++) {
      var cursor = stage.api().get(key, path).at("/next_cursor").asString("");
      if (cursor.isEmpty()) {
        throw new IllegalStateException("There are only " + page + " pages");
      }
      path = first + "&cursor=" + cursor;
    }
    return path;
  }

  private long micros(String path) {
    var began = System.nanoTime();
    stage.api().get(key, path);
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
  }

  static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
