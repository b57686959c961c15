package dev.acquit.bench.limit;

/** What stands for one parameter of a statement that is repeated. */
sealed interface Part {

  /** The same in every transaction. */
  record Same(String text) implements Part {}

  /** Null in every transaction. */
  record Null() implements Part {}

  /** One that no other transaction has; where two parameters had one value, they have one role. */
  record Fresh(int role, Form form) implements Part {}

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
