package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back. Until it has failed, its amount is reserved of what was captured.
 *
 * @param reason the shop's words
 * @param acquirerReference for clients who say that nothing came (ARN)
 */
public record Refund(
    UUID organization,
    UUID id,
    UUID payment,
    boolean live,
    RefundStatus status,
    Money money,
    @Nullable String reason,
    @Nullable Failure failure,
    @Nullable String acquirerReference,
    Instant createdAt,
    Instant updatedAt) {

  /** One that somebody made at the processor itself. */
  static Refund elsewhere(Payment payment, UUID id, long amount, Instant at) {
    return new Refund(
        payment.organization(),
        id,
        payment.id(),
        payment.live(),
        RefundStatus.SUBMITTED,
        payment.money().of(amount),
        null,
        null,
        null,
        at,
        at);
  }

  /** This refund once it is tried again. */
  Refund begunAnew(Instant at) {
    return new Refund(
        organization,
        id,
        payment,
        live,
        RefundStatus.SUBMITTED,
        money,
        reason,
        null,
        acquirerReference,
        createdAt,
        at);
  }

  /** This refund after its attempt was answered. */
  Refund after(Attempt answered, Instant at) {
    return new Refund(
        organization,
        id,
        payment,
        live,
        RefundStatus.after(answered.status()),
        money,
        reason,
        answered.result().failure(),
        acquirerReference,
        createdAt,
        at);
  }
}
