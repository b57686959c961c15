package dev.acquit.processor;

/** What became of a tokenization. */
public sealed interface Tokenized {

  /** The processor keeps the number; this stands for it. */
  record Token(String token) implements Tokenized {

    @Override
    public String toString() {
      return "Token[****]";
    }
  }

  /** The processor refuses this instrument. */
  record Refused(Decline decline) implements Tokenized {}

  /** No answer that can be read. No money was at stake: ask again. */
  record Unanswered(String why) implements Tokenized {}
}
