package dev.acquit.gateway.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made.
 *
 * @param lifetime how long a token can still pay
 * @param keptAfter how long after its end a token, and the number behind it, are still kept
 * @param forgetEvery how often those past that are forgotten
 * @param liveCardNumbers whether live mode takes card numbers at all: that brings the gateway into
 *     the scope of PCI DSS, and needs a production vault, or processors that keep the numbers
 * @param keptBy who keeps the numbers
 */
@ConfigurationProperties("acquit.tokens")
public record TokenSettings(
    @DefaultValue("1h") Duration lifetime,
    @DefaultValue("1d") Duration keptAfter,
    @DefaultValue("1m") Duration forgetEvery,
    @DefaultValue("false") boolean liveCardNumbers,
    @DefaultValue("vault") KeptBy keptBy) {

  /** Who keeps the numbers. */
  public enum KeptBy {
    VAULT,
    /** They go straight to the processors, and only their tokens are kept here. */
    PROCESSORS
  }
}
