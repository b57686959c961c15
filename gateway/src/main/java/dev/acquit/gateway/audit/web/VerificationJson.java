package dev.acquit.gateway.audit.web;

import dev.acquit.gateway.audit.Link;
import dev.acquit.gateway.audit.Verification.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chain showed, as the API tells it.
 *
 * @param verified whether all entries fit that were walked
 * @param nextAfter where to go on; null if there is nothing more, or something did not fit
 */
record VerificationJson(
    boolean verified,
    long after,
    long last,
    @Nullable Long firstMismatch,
    @Nullable Link newest,
    @Nullable Long nextAfter) {

  static VerificationJson of(Verdict verdict) {
    var isMore = !verdict.ended() && verdict.mismatch() == null;
    return new VerificationJson(
        verdict.mismatch() == null,
        verdict.after(),
        verdict.last(),
        verdict.mismatch(),
        verdict.newest(),
        isMore ? verdict.last() : null);
  }
}
