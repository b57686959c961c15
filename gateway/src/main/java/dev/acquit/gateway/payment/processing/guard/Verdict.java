package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.processor.Finding;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Tokenized;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer says of the processor's health. A decline is an answer like any other. */
final class Verdict {

  private Verdict() {}

  /** Whether it did not answer, or answered that it does nothing now. */
  static boolean isFailure(Object answer) {
    return switch (answer) {
      case Unknown unknown -> !unknown.isAnswered();
      case NotAttempted _, Finding.Unanswered _, Tokenized.Unanswered _ -> true;
      default -> false;
    };
  }

  /** Whether the fault is the account's: who waits will not see it mended. */
  static boolean isIgnored(Object answer) {
    return answer instanceof Rejected(var rejection, _) && rejection == Rejection.CONFIG;
  }

  /** How long the processor asks to be left alone; null where it does not. */
  static @Nullable Duration pause(Object answer) {
    return answer instanceof NotAttempted(_, var after) ? after : null;
  }
}
