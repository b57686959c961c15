package dev.acquit.gateway.payout.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payout.Payout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payout as the API shows it. */
record PayoutJson(
    String id,
    boolean live,
    String status,
    long amount,
    String currency,
    String processor,
    String processorAccount,
    String processorReference,
    Instant paidAt,
    Instant createdAt) {

  private static final String PAID = "paid";

  static PayoutJson of(Payout payout) {
    return new PayoutJson(
        IdKind.PAYOUT.format(payout.id()),
        payout.live(),
        PAID,
        payout.money().minor(),
        payout.money().currency(),
        payout.route().processor(),
        IdKind.PROCESSOR_ACCOUNT.format(payout.route().account()),
        payout.processorReference(),
        payout.paidAt(),
        payout.createdAt());
  }

  /** One entry of it. */
  record LineJson(
      String type,
      @Nullable String payment,
      @Nullable String refund,
      long amount,
      long fee,
      long net,
      String currency,
      @Nullable String processorReference) {

    static LineJson of(Payout payout, Payout.Line line) {
      return new LineJson(
          Names.of(line.type()),
          line.payment() == null ? null : IdKind.PAYMENT.format(line.payment()),
          line.refund() == null ? null : IdKind.REFUND.format(line.refund()),
          line.amount(),
          line.fee(),
          line.amount() - line.fee(),
          payout.money().currency(),
          line.processorReference());
    }
  }
}
