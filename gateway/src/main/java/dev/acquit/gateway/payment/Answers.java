package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a caller is told, from where things stand: the same for the first answer and for every
 * repeat.
 */
@Component
class Answers {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final Set<Operation> MODIFICATIONS = EnumSet.of(Operation.CAPTURE, Operation.VOID);

  private final Rendering rendering;

  Answers(Rendering rendering) {
    this.rendering = rendering;
  }

  /** What an attempt says now; a {@link Problem} where it is in flight or was refused. */
  Answer of(Subject subject, Attempt attempt) {
    return of(attempt, rendering.of(subject));
  }

  /**
   * The status that is saved with the answer; null where none is saved, since a repeat will be told
   * what is known then.
   */
  static @Nullable Integer savedStatus(Attempt attempt) {
    return attempt.status().isAnswered() && !isRefused(attempt)
        ? Integer.valueOf(status(attempt))
        : null;
  }

  /** What an attempt says, whose resource is rendered already. */
  static Answer of(Attempt attempt, byte[] body) {
    if (attempt.status() == AttemptStatus.SENT) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT);
    }
    if (isRefused(attempt)) {
      throw Problem.of(
          ProblemCode.WRONG_STATE, "The processor says that it is too late or too early");
    }
    return Answer.fresh(status(attempt), body);
  }

  /**
   * A capture or a void that came at the wrong moment: the processor's word counts as our own
   * would.
   */
  private static boolean isRefused(Attempt attempt) {
    var failure = attempt.result().failure();
    return MODIFICATIONS.contains(attempt.operation())
        && failure != null
        && failure.reason() == DeclineReason.WRONG_STATE;
  }

  private static int status(Attempt attempt) {
    if (!attempt.status().isAnswered()) {
      return ACCEPTED;
    }
    return MODIFICATIONS.contains(attempt.operation()) ? OK : CREATED;
  }
}
