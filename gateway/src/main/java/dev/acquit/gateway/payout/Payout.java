package dev.acquit.gateway.payout;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Notice;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a processor sent to the merchant's bank; negative where the merchant owes it.
 *
 * @param paidAt by the processor's clock
 */
public record Payout(
    UUID organization,
    UUID id,
    boolean live,
    Route route,
    String processorReference,
    Money money,
    Instant paidAt,
    Instant createdAt) {

  /**
   * One entry of a payout.
   *
   * @param payment null where it is about nothing on record here
   * @param amount what it adds; negative where it takes
   * @param fee what of it the processor keeps
   */
  public record Line(
      int position,
      Notice.Line.Type type,
      @Nullable UUID payment,
      @Nullable UUID refund,
      long amount,
      long fee,
      @Nullable String processorReference) {}
}
