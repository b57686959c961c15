package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.ProblemCode;

/** Why a retry is refused, in words. */
public final class Refusal {

  private Refusal() {}

  /** A refund has no other method that could be asked for: it is given back by other means. */
  public static String told(ProblemCode code, boolean refund, Wording words) {
    return refund && code == ProblemCode.RETRY_REFUSED
        ? words.step(NextStep.REFUND_OFFLINE)
        : words.of("problem." + code.code());
  }
}
