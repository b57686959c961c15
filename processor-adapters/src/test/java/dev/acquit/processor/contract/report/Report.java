package dev.acquit.processor.contract.report;

import dev.acquit.processor.Capabilities;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How one adapter did, case by case, and what it declares. */
public final class Report {

  private final String processor;
  private final Capabilities declared;
  private final SortedMap<Case, Tally> tallies = new TreeMap<>();

  Report(String processor, Capabilities declared) {
    this.processor = processor;
    this.declared = declared;
  }

  /**
   * One run of a case. A class that ran one case owes all of its contract's: those that had no run
   * are reported as such. Tests of the adapter's own are left out.
   */
  public synchronized void ran(Class<?> test, Method method, boolean passed) {
    Case.of(test).forEach(each -> tallies.putIfAbsent(each, Tally.NONE));
    if (Modifier.isAbstract(method.getDeclaringClass().getModifiers())) {
      tallies.merge(Case.of(test, method), Tally.of(passed), Tally::plus);
    }
  }

  synchronized String page() {
    return """
    # What `%s` passes of the contract, and what it declares

    %s

    %s
    A case without a run is about something that the adapter does not declare.

    ## What its account declares

    %s
    %s\
    """
        .formatted(
            processor,
            summary(),
            Markdown.table(List.of("Contract", "Case", "Passed", "Failed", "Verdict"), rows()),
            Declared.rails(declared),
            Declared.silences(declared));
  }

  private String summary() {
    var all = tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    return "%d cases: %d passed, %d failed, %d without a run. %d runs."
        .formatted(
            tallies.size(),
            tallies.values().stream().filter(tally -> tally.verdict().equals("passed")).count(),
            tallies.values().stream().filter(tally -> tally.failed() > 0).count(),
            tallies.values().stream().filter(Tally.NONE::equals).count(),
            all.passed() + all.failed());
  }

  private List<List<String>> rows() {
    return tallies.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  private static List<String> row(Case of, Tally tally) {
    return List.of(
        of.contract(),
        of.words(),
        Integer.toString(tally.passed()),
        Integer.toString(tally.failed()),
        tally.verdict());
  }

  /** How many runs of a case went how. */
  private record Tally(int passed, int failed) {

    static final Tally NONE = new Tally(0, 0);

    static Tally of(boolean passed) {
      return passed ? new Tally(1, 0) : new Tally(0, 1);
    }

    Tally plus(Tally other) {
      return new Tally(passed + other.passed, failed + other.failed);
    }

    String verdict() {
      return failed > 0 ? "failed" : passed > 0 ? "passed" : "no run";
    }
  }
}
