package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.settings.Range;
import dev.acquit.processor.Processor.Limits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a processor counts as sick, and how much is asked of it, where its account says nothing.
 *
 * @param failureRate per cent of the last calls that failed, from which the breaker opens
 * @param slowRate the same of those that were slow
 * @param slowAfter what is slow
 * @param window how many calls those are
 * @param minimum how many there have to be before it opens
 * @param openFor how long nothing is sent before the processor is asked whether it answers; each
 *     time that it does not, twice as long
 * @param longestOpen the longest of those
 * @param probes how many first sends are let through once it answers
 * @param concurrency how many calls of a kind may be in flight to one account; no more than it has
 *     connections
 * @param rate how many calls a second one account gets; 0 for as many as the processor documents
 * @param grace how long after its deadline a call counts as unanswered, whatever its adapter does
 */
@ConfigurationProperties("acquit.processing.resilience")
public record ResilienceSettings(
    @Range(least = "1", most = "100") @DefaultValue("50") int failureRate,
    @Range(least = "1", most = "100") @DefaultValue("80") int slowRate,
    @DefaultValue("20s") Duration slowAfter,
    @Range(least = "1", most = "1000") @DefaultValue("50") int window,
    @Range(least = "1", most = "1000") @DefaultValue("10") int minimum,
    @DefaultValue("15s") Duration openFor,
    @DefaultValue("2m") Duration longestOpen,
    @Range(least = "1", most = "100") @DefaultValue("3") int probes,
    @Range(least = "1", most = "10000") @DefaultValue("10000") int concurrency,
    @Range(least = "0", most = "100000") @DefaultValue("0") int rate,
    @DefaultValue("30s") Duration grace) {

  public ResilienceSettings {
    if (minimum > window) {
      throw new IllegalArgumentException(
          "acquit.processing.resilience.minimum must not be more than"
              + " acquit.processing.resilience.window");
    }
    if (openFor.compareTo(longestOpen) > 0) {
      throw new IllegalArgumentException(
          "acquit.processing.resilience.open-for must not be longer than"
              + " acquit.processing.resilience.longest-open");
    }
  }

  /**
   * What holds for an account: its own word, else the processor's documentation, else these.
   *
   * @param askable whether the processor can be asked something that changes nothing
   */
  public Shape shape(Resilience own, Limits documented, boolean live, boolean askable) {
    var window = either(own.window(), this.window);
    var openFor = either(own.openFor(), this.openFor);
    return new Shape(
        either(own.failureRate(), failureRate),
        either(own.slowRate(), slowRate),
        either(own.slowAfter(), slowAfter),
        window,
        Math.min(window, either(own.minimum(), minimum)),
        openFor,
        openFor.compareTo(longestOpen) > 0 ? openFor : longestOpen,
        askable ? either(own.probes(), probes) : 1,
        either(own.concurrency(), documentedOr(documented.concurrency(), concurrency)),
        either(own.rate(), rate == 0 ? documented.rate(live) : rate));
  }

  private static int documentedOr(int documented, int otherwise) {
    return documented == 0 ? otherwise : Math.min(documented, otherwise);
  }

  private static <T> T either(@Nullable T own, T otherwise) {
    return Optional.ofNullable(own).orElse(otherwise);
  }
}
