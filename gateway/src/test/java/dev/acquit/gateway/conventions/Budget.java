package dev.acquit.gateway.conventions;

import java.util.ArrayList;
import java.util.List;

/**
 * How large the code may be on the whole. Shares and medians say little about a handful of files,
 * so they count from {@link #ENOUGH} on.
 */
final class Budget {

  static final int ENOUGH = 100;

  private static final int MEDIAN_LINES = 70;
  private static final int P90_LINES = 200;
  private static final int HIDDEN_PERCENT = 40;

  private Budget() {}

  /** What is over budget, given the number of lines of each file; empty if nothing is. */
  static List<String> ofFiles(List<Integer> lines) {
    var over = new ArrayList<String>();
    if (lines.size() >= ENOUGH) {
      var sorted = lines.stream().sorted().toList();
      expectAtMost(MEDIAN_LINES, percentile(50, sorted), "the median file", over);
      expectAtMost(P90_LINES, percentile(90, sorted), "the ninetieth of a hundred files", over);
    }
    return over;
  }

  /** What is over budget, given how many top-level types there are and how many are not public. */
  static List<String> ofTypes(int all, int hidden) {
    return all < ENOUGH || hidden * 100 >= all * HIDDEN_PERCENT
        ? List.of()
        : List.of(hidden + " of " + all + " types are hidden, below " + HIDDEN_PERCENT + " %");
  }

  private static void expectAtMost(int most, int lines, String what, List<String> over) {
    if (lines > most) {
      over.add(what + " has " + lines + " lines, more than " + most);
    }
  }

  private static int percentile(int percent, List<Integer> sorted) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }
}
