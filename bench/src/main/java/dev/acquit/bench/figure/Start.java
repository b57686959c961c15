package dev.acquit.bench.figure;

import dev.acquit.bench.machine.Pause;
import dev.acquit.bench.machine.Proc;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Line.Verdict;
import dev.acquit.bench.report.Text;
import java.time.Duration;
import java.util.List;

/** P10: how long a start takes on a database that is there, and what a gateway holds that idles. */
public final class Start {

  private static final Duration MOST = Duration.ofSeconds(6);
  private static final long MOST_MEMORY = 400L * 1024 * 1024;

  private Start() {}

  public static List<Line> of(Stage stage) {
    stage.restart();
    var after = stage.gateway().readyAfter();
    Pause.of(stage.pace().measured());
    var resident = Proc.resident(stage.gateway().pid());
    return List.of(
        new Line(
            "P10",
            "ready after start, resident memory idle",
            "<= 6 s, <= 400 MB",
            Text.millis(after.toNanos() / 1000) + ", " + Text.megabytes(resident),
            Verdict.of(after.compareTo(MOST) <= 0 && resident <= MOST_MEMORY),
            "installed as in an image, with what the JVM wrote down of a first start"));
  }
}
