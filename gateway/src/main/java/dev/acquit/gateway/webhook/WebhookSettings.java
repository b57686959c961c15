package dev.acquit.gateway.webhook;

import dev.acquit.gateway.settings.StartRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * How customers are told of events.
 *
 * @param key what the secrets of endpoints are derived from; at least 32 characters, from the
 *     environment
 * @param allowedNetworks what may be connected to beside public addresses, in CIDR notation
 * @param timeLimit for one try: to connect, and to be answered
 * @param pauses between the tries of a delivery: one more try than pauses
 * @param every how often a gateway looks for what is due, if nothing wakes it
 * @param lease how long a gateway has for a delivery that it took, before another takes it
 * @param failingAfter how long an endpoint may fail before it is switched off
 */
@ConfigurationProperties("acquit.webhooks")
public record WebhookSettings(
    String key,
    @Nullable String allowedNetworks,
    @DefaultValue("15s") Duration timeLimit,
    @DefaultValue("5s 5m 30m 2h 5h 10h 14h 20h 24h") String pauses,
    @DefaultValue("1s") Duration every,
    @DefaultValue("45s") Duration lease,
    @DefaultValue("5d") Duration failingAfter) {

  private static final int SHORTEST_KEY = 32;

  /** Refuses a key that can be guessed, and pauses that are none. */
  public WebhookSettings {
    if (key.isBlank() || key.length() < SHORTEST_KEY) {
      throw new StartRefusedException(
          key.isBlank()
              ? "ACQUIT_WEBHOOKS_KEY is not set."
              : "ACQUIT_WEBHOOKS_KEY is shorter than " + SHORTEST_KEY + " characters.",
          "Write random characters, such as those that 'openssl rand -hex 32' prints. Keep them:"
              + " another key changes the secret of every webhook endpoint.");
    }
    if (!areDurations(pauses)) {
      throw new StartRefusedException(
          "ACQUIT_WEBHOOKS_PAUSES cannot be read.", "Write durations, such as 5s 5m 30m 2h.");
    }
    if (lease.multipliedBy(2).compareTo(timeLimit.multipliedBy(3)) < 0) {
      throw new StartRefusedException(
          "ACQUIT_WEBHOOKS_LEASE is not half as long again as ACQUIT_WEBHOOKS_TIME_LIMIT.",
          "Give a try and its record their time before another gateway takes the delivery.");
    }
  }

  /** In their order. */
  List<Duration> eachPause() {
    return split(pauses).map(DurationStyle.SIMPLE::parse).toList();
  }

  /** Each in CIDR notation, or what somebody took for it. */
  public List<String> eachAllowedNetwork() {
    return allowedNetworks == null ? List.of() : split(allowedNetworks).toList();
  }

  private static boolean areDurations(String text) {
    return split(text).allMatch(one -> one.matches("[0-9]{1,9}(ms|s|m|h|d)"));
  }

  private static Stream<String> split(String text) {
    return Stream.of(text.split("[\\s,]+", -1)).filter(part -> !part.isEmpty());
  }

  @Override
  public String toString() {
    return "WebhookSettings[****]";
  }
}
