package dev.acquit.simulator.acquirer;

import java.util.Locale;

/** What came of something that was asked. */
public sealed interface Answer<T> {

  /** It is in the books, as approved or declined. */
  record Done<T>(T result) implements Answer<T> {}

  /** Nothing was done. */
  record Refused<T>(Refusal refusal, String message) implements Answer<T> {}

  /** The issuer declined to save a card; nothing is in the books. */
  record Declined<T>(String declineCode) implements Answer<T> {}

  /** Why nothing was done. */
  enum Refusal {
    INVALID_REQUEST,
    NOT_FOUND,
    WRONG_STATE,
    DUPLICATE_REFERENCE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
