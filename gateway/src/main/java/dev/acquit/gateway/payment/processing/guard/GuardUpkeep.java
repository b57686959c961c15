package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.availability.AvailabilitySettings;
import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What guards do while nobody calls. */
@Configuration(proxyBeanMethods = false)
class GuardUpkeep {

  @Bean
  Periodic openBreakersProbe(Prober prober, AvailabilitySettings settings) {
    return Periodic.quiet("Processors asked whether they answer", settings.every(), prober.run());
  }

  @Bean
  Periodic breakersReport(BreakerWatch watch, AvailabilitySettings settings) {
    return Periodic.quiet("Breakers told of", settings.every(), watch.tell());
  }
}
