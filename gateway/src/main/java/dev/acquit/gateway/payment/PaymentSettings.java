package dev.acquit.gateway.payment;

import dev.acquit.gateway.settings.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are waited for.
 *
 * @param patience how long a caller waits for a processor before it is told "unknown", with 202;
 *     the call itself goes on
 * @param abandonedAfter how long an attempt may be without a result before its sender counts as
 *     gone; longer than any adapter's deadline
 * @param sweepEvery how often abandoned attempts are looked for
 * @param keysKept how long a repeat of a request gets the first one's answer
 * @param purgeEvery how often older keys are deleted, a batch at a time
 * @param debitRefundWait how many business days after a bank debit settled it may be refunded
 * @param drain how long a stopping gateway waits for charges in flight
 */
@ConfigurationProperties("acquit.payments")
public record PaymentSettings(
    @DefaultValue("15s") Duration patience,
    @DefaultValue("2m") Duration abandonedAfter,
    @DefaultValue("10s") Duration sweepEvery,
    @DefaultValue("40s") Duration drain,
    @DefaultValue("30d") Duration keysKept,
    @DefaultValue("1m") Duration purgeEvery,
    @Range(least = "0", most = "90") @DefaultValue("5") int debitRefundWait) {

  public PaymentSettings {
    if (patience.compareTo(abandonedAfter) > 0) {
      throw new IllegalArgumentException(
          "acquit.payments.patience must not be longer than acquit.payments.abandoned-after");
    }
  }
}
