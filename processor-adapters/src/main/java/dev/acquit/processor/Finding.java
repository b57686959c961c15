package dev.acquit.processor;

/** What a lookup by our own reference brought. */
public sealed interface Finding {

  /** The processor knows the operation, and this is what became of it. */
  record Found(Outcome outcome) implements Finding {}

  /**
   * The processor answered that it knows nothing of it. Counts only when asked twice after the
   * quiet period.
   */
  record NotFound() implements Finding {}

  /** The lookup itself brought no answer that can be read: nothing was learnt. */
  record Unanswered(String why) implements Finding {}
}
