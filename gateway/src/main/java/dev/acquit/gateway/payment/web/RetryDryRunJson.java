package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.gateway.payment.RetryRoom;
import dev.acquit.gateway.payment.RetryService.DryRun;
import dev.acquit.gateway.payment.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a retry would do.
 *
 * @param refusal the code of the problem that it would be
 * @param waitingFor {@code processor} where that does not answer now
 * @param waitingUntil when it is asked again; null where nobody knows, and where it answers
 */
record RetryDryRunJson(
    boolean allowed,
    @Nullable String refusal,
    @Nullable String reason,
    @Nullable String retry,
    boolean changeMethod,
    String processor,
    String processorAccount,
    @Nullable String waitingFor,
    @Nullable Instant waitingUntil,
    @Nullable String blocked,
    List<LimitJson> limits) {

  static RetryDryRunJson of(DryRun run) {
    var failure = run.failure();
    var silence = run.silence();
    return new RetryDryRunJson(
        run.refusal() == null,
        run.refusal() == null ? null : run.refusal().code(),
        failure == null ? null : failure.reason().code(),
        failure == null ? null : Names.of(Retry.of(failure)),
        run.changesMethod(),
        run.route().processor(),
        IdKind.PROCESSOR_ACCOUNT.format(run.route().account()),
        silence == null ? null : Silence.OF,
        silence == null ? null : silence.until(),
        run.blocked() == null ? null : Names.of(run.blocked()),
        run.room().stream().map(LimitJson::of).toList());
  }

  /** What is left of a limit; the window in hours. */
  record LimitJson(
      String network,
      int retries,
      long windowHours,
      boolean sameAmount,
      int made,
      int left,
      @Nullable Instant freesAt) {

    static LimitJson of(RetryRoom room) {
      var limit = room.limit();
      return new LimitJson(
          Names.of(limit.network()),
          limit.retries(),
          limit.window().toHours(),
          limit.sameAmount(),
          room.made(),
          room.left(),
          room.freesAt());
    }
  }
}
