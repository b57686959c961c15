package dev.acquit.gateway.payment;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment or a refund failed.
 *
 * @param processorCode raw, where the processor gave one
 * @param pause how long the network, or the processor, asked to be left alone; an attempt's alone
 */
public record Failure(
    DeclineReason reason,
    @Nullable String processorCode,
    Decline.Advice advice,
    @Nullable Duration pause) {

  public Failure(DeclineReason reason, @Nullable String processorCode, Decline.Advice advice) {
    this(reason, processorCode, advice, null);
  }

  /** The processor knows nothing of it. */
  static final Failure NOT_FOUND = of(DeclineReason.NOT_FOUND, null);

  /** The payer did not do in time what was asked. */
  static final Failure EXPIRED = of(DeclineReason.AUTHENTICATION_REQUIRED, "action_expired");

  /** The failure in an outcome that moved nothing; null in any other. */
  public static @Nullable Failure in(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Declined(_, var decline) -> of(decline);
      case Outcome.Rejected(var rejection, var code) ->
          switch (rejection) {
            case INVALID -> of(DeclineReason.INVALID_TRANSACTION, code);
            case CONFIG -> of(DeclineReason.INVALID_MERCHANT, code);
            case WRONG_STATE -> of(DeclineReason.WRONG_STATE, code);
            case DUPLICATE -> null;
          };
      case Outcome.NotAttempted(var why, var pause) ->
          new Failure(
              DeclineReason.NOT_ATTEMPTED, why, DeclineReason.NOT_ATTEMPTED.advice(), pause);
      default -> null;
    };
  }

  /** The failure that a decline or a return is. */
  static Failure of(Decline decline) {
    return new Failure(
        decline.reason(), decline.processorCode(), decline.advice(), decline.retryAfter());
  }

  /** Why a charge's money did not come, or went back; null where neither is so. */
  static @Nullable Failure of(Attempt charge) {
    var clearing = charge.clearing();
    var returned = clearing.isReturned() ? clearing.returned() : null;
    return returned == null ? charge.result().failure() : returned.failure();
  }

  private static Failure of(DeclineReason reason, @Nullable String code) {
    return new Failure(reason, code, reason.advice());
  }
}
