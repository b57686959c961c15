package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One operation at a processor as the API shows it. */
record AttemptJson(
    String id,
    String operation,
    String processor,
    String processorAccount,
    String status,
    long amount,
    String reference,
    @Nullable String processorReference,
    @Nullable String refund,
    boolean late,
    @Nullable String undoes,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable String authorizationCode,
    @Nullable String avs,
    @Nullable String cvc,
    @Nullable String reason,
    @Nullable String processorCode,
    @Nullable String detail) {

  static AttemptJson of(Attempt attempt) {
    var result = attempt.result();
    var evidence = result.evidence();
    var failure = result.failure();
    return new AttemptJson(
        IdKind.ATTEMPT.format(attempt.id()),
        Names.of(attempt.operation()),
        attempt.route().processor(),
        IdKind.PROCESSOR_ACCOUNT.format(attempt.route().account()),
        Names.of(result.status()),
        attempt.amount(),
        attempt.reference(),
        result.processorReference(),
        attempt.refund() == null ? null : IdKind.REFUND.format(attempt.refund()),
        result.late(),
        attempt.undoes() == null ? null : IdKind.ATTEMPT.format(attempt.undoes()),
        attempt.createdAt(),
        result.answeredAt(),
        evidence.authorizationCode(),
        name(evidence.avs()),
        name(evidence.cvc()),
        failure == null ? null : failure.reason().code(),
        failure == null ? null : failure.processorCode(),
        result.detail());
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Names.of(constant);
  }
}
