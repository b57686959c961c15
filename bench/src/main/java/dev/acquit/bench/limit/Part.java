package dev.acquit.bench.limit;

/** What stands for one parameter of a statement that is repeated. */
sealed interface Part {

  /** The same in every transaction. */
  record Same(String text) implements Part {}

  /** Null in every transaction. */
  record Null() implements Part {}

  /**
   * What no other transaction has.
   *
   * @param role the same for two parameters that had one value
   * @param count how many ids an array has; else 1
   */
  record Fresh(int role, Form form, int count) implements Part {}

  /** One of the saved methods. */
  record Method() implements Part {}

  /** How a fresh value is written. */
  enum Form {
    UUID,
    UUIDS,
    DIGEST,
    TEXT
  }
}
