package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Refund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as the API shows it. */
record RefundJson(
    String id,
    boolean live,
    String payment,
    String status,
    long amount,
    String currency,
    @Nullable String reason,
    @Nullable FailureJson failure,
    @Nullable String acquirerReference,
    Instant createdAt,
    Instant updatedAt) {

  static RefundJson of(Refund refund, Reasons reasons) {
    return new RefundJson(
        IdKind.REFUND.format(refund.id()),
        refund.live(),
        IdKind.PAYMENT.format(refund.payment()),
        refund.status().shown(),
        refund.money().minor(),
        refund.money().currency(),
        refund.reason(),
        FailureJson.of(refund.failure(), null, reasons),
        refund.acquirerReference(),
        refund.createdAt(),
        refund.updatedAt());
  }
}
