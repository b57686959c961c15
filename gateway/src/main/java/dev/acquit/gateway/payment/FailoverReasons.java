package dev.acquit.gateway.payment;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * After what another account may be asked: what surely did nothing, and, where the rules allow it,
 * what a machine declined. Doubt never.
 */
public final class FailoverReasons {

  /**
   * Technical all the same, and no reason to ask elsewhere: what is, or was, in doubt, what a bank
   * has sent back, and what no rule has to name.
   */
  private static final Set<DeclineReason> NEVER =
      EnumSet.of(
          DeclineReason.DUPLICATE,
          DeclineReason.NOT_FOUND,
          DeclineReason.INTERBANK,
          DeclineReason.WRONG_STATE,
          DeclineReason.NOT_ATTEMPTED);

  private static final Set<String> KNOWN =
      Stream.of(DeclineReason.values()).map(DeclineReason::code).collect(toUnmodifiableSet());

  private static final Set<String> ALLOWED =
      Stream.of(DeclineReason.values())
          .filter(reason -> reason.category() == Decline.Category.TECHNICAL)
          .filter(reason -> !NEVER.contains(reason))
          .map(DeclineReason::code)
          .collect(toUnmodifiableSet());

  private FailoverReasons() {}

  /** Those that a rule may name. */
  public static Set<String> allowed() {
    return ALLOWED;
  }

  /** Whether there is such a reason at all. */
  public static boolean isKnown(String code) {
    return KNOWN.contains(code);
  }

  /** Whether another account may be asked. */
  static boolean after(Outcome outcome, Set<String> named) {
    return switch (outcome) {
      case Outcome.NotAttempted _ -> true;
      case Outcome.Declined(_, var decline) ->
          isAllowed(decline.reason(), named) && !isAdvised(decline);
      case Outcome.Rejected _ -> {
        var failure = Failure.in(outcome);
        yield failure != null && isAllowed(failure.reason(), named);
      }
      case Outcome.Approved _, Outcome.Pending _, Outcome.ActionRequired _, Outcome.Unknown _ ->
          false;
    };
  }

  private static boolean isAllowed(DeclineReason reason, Set<String> named) {
    return ALLOWED.contains(reason.code()) && named.contains(reason.code());
  }

  /** The network itself said what to do: to wait, or to take another card. */
  private static boolean isAdvised(Decline decline) {
    return decline.retryAfter() != null || decline.advice() != decline.reason().advice();
  }
}
