package dev.acquit.bench.report;

/**
 * One figure.
 *
 * @param id as the targets are named
 * @param detail what it was made of
 */
public record Line(
    String id, String what, String target, String figure, Verdict verdict, String detail) {

  /** How a figure stands to its target. */
  public enum Verdict {
    MET,
    MISSED,
    /** There is no target. */
    TOLD;

    public static Verdict of(boolean met) {
      return met ? MET : MISSED;
    }
  }
}
