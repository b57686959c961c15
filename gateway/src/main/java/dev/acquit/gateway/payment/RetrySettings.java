package dev.acquit.gateway.payment;

import dev.acquit.gateway.settings.StartRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How charges are tried again.
 *
 * @param limits what the networks allow, as {@link RetryLimit} reads it
 * @param remembered how long an organization's schedule is taken as it was read
 * @param every how often it is looked for what is due
 * @param lease how long a try may take before another gateway looks at it; longer than a charge
 * @param putOff how long what cannot be tried now waits; each further pause is twice the last
 * @param longestPutOff the longest of those pauses
 */
@ConfigurationProperties("acquit.retries")
public record RetrySettings(
    @DefaultValue(RetryLimit.STANDARD) String limits,
    @DefaultValue("5s") Duration remembered,
    @DefaultValue("5s") Duration every,
    @DefaultValue("3m") Duration lease,
    @DefaultValue("1m") Duration putOff,
    @DefaultValue("1h") Duration longestPutOff) {

  /** Refuses limits that cannot be read. */
  public RetrySettings {
    try {
      RetryLimit.read(limits);
    } catch (IllegalArgumentException malformed) {
      throw new StartRefusedException(
          "ACQUIT_RETRIES_LIMITS cannot be read: " + malformed.getMessage() + ".",
          "Write limits such as 'visa 20 30d amount 2025-05-01', with commas between them: network,"
              + " retries, days or hours, 'amount' where only the same amount counts, and from when"
              + " on.",
          malformed);
    }
  }
}
