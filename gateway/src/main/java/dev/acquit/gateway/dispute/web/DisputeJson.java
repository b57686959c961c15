package dev.acquit.gateway.dispute.web;

import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dispute as the API shows it. */
record DisputeJson(
    String id,
    boolean live,
    String payment,
    String status,
    long amount,
    String currency,
    @Nullable String reason,
    @Nullable Instant respondBy,
    String processor,
    String processorAccount,
    String processorReference,
    Instant openedAt,
    @Nullable Instant closedAt,
    Instant createdAt,
    Instant updatedAt) {

  static DisputeJson of(Dispute dispute) {
    return new DisputeJson(
        IdKind.DISPUTE.format(dispute.id()),
        dispute.live(),
        IdKind.PAYMENT.format(dispute.payment()),
        Names.of(dispute.stage()),
        dispute.money().minor(),
        dispute.money().currency(),
        dispute.reason(),
        dispute.respondBy(),
        dispute.route().processor(),
        IdKind.PROCESSOR_ACCOUNT.format(dispute.route().account()),
        dispute.processorReference(),
        dispute.openedAt(),
        dispute.closedAt(),
        dispute.createdAt(),
        dispute.updatedAt());
  }
}
