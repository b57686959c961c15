package dev.acquit.gateway.console.desk.overview;

import java.util.List;

/**
 * A table of figures, which a script draws.
 *
 * @param name of no other on the page
 * @param lead what it comes to, in a sentence
 * @param nothing what is said where there is nothing to show
 * @param columns what its cells are: each bar's label, its figure, and what else there is
 * @param sideways whether bars lie, since their labels are long
 * @param most what a full bar stands for; nothing where the largest does
 */
record Picture(
    String name,
    String title,
    String lead,
    String nothing,
    List<String> columns,
    List<Bar> bars,
    boolean sideways,
    String most) {

  Picture {
    columns = List.copyOf(columns);
    bars = List.copyOf(bars);
  }

  /** Whether there is anything to show. */
  public boolean isEmpty() {
    return bars.isEmpty();
  }

  /**
   * A row.
   *
   * @param value its figure, for the script
   * @param text the same, for people
   * @param more what else there is to it
   */
  record Bar(String label, String value, String text, List<String> more) {

    Bar {
      more = List.copyOf(more);
    }
  }
}
