package dev.acquit.gateway.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How gateways tell each other what they see of processors.
 *
 * @param every how often a gateway looks at its breakers: so long may a change be on its way
 * @param confirm how often it confirms what is not closed
 * @param gone without a confirmation for so long, a gateway counts as gone
 */
@ConfigurationProperties("acquit.availability")
public record AvailabilitySettings(
    @DefaultValue("500ms") Duration every,
    @DefaultValue("5s") Duration confirm,
    @DefaultValue("20s") Duration gone) {

  public AvailabilitySettings {
    if (gone.compareTo(confirm.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "acquit.availability.gone must be twice acquit.availability.confirm at least");
    }
  }
}
