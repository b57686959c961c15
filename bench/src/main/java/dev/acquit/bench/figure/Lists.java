package dev.acquit.bench.figure;

import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** P6, payments: how long page 1,000 of the list takes over page 1, by its cursor. */
public final class Lists {

  private static final String FIRST = "/v1/payments?limit=20";
  private static final int PAGE = 1_000;
  private static final int LOOKS = 300;
  private static final double MOST = 1.3;

  private Lists() {}

  /** Both are looked at by turns, so that whatever else happens happens to both. */
  public static List<Line> of(Stage stage) {
    var key = stage.prompt().getFirst().key();
    var deep = deep(stage, key);
    var firsts = new ArrayList<Long>();
    var deeps = new ArrayList<Long>();
    for (int look = 0; look < LOOKS; look++) {
      firsts.add(micros(stage, key, FIRST));
      deeps.add(micros(stage, key, deep));
    }
    var first = median(firsts);
    var last = median(deeps);
    return List.of(
        new Line(
            "P6",
            "payments: page 1,000 over page 1",
            "<= 1.3",
            Text.ratio((double) last / first),
            Verdict.of((double) last / first <= MOST),
            "medians of %s and %s, %s payments stored"
                .formatted(
                    Text.millis(last), Text.millis(first), Text.whole(stage.pace().many()))));
  }

  private static String deep(Stage stage, String key) {
    var path = FIRST;
    for (int page = 1; page < PAGE; page++) {
      var cursor = stage.api().get(key, path).at("/next_cursor").asString("");
      if (cursor.isEmpty()) {
        throw new IllegalStateException("There are only " + page + " pages");
      }
      path = FIRST + "&cursor=" + cursor;
    }
    return path;
  }

  private static long micros(Stage stage, String key, String path) {
    var began = System.nanoTime();
    stage.api().get(key, path);
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
  }

  static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
