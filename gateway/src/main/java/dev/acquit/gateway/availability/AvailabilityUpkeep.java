package dev.acquit.gateway.availability;

import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done so that nobody waits for the word of a gateway that is gone. */
@Configuration(proxyBeanMethods = false)
class AvailabilityUpkeep {

  @Bean
  Periodic goneGatewaysSweep(Availabilities availabilities, AvailabilitySettings settings) {
    return Periodic.quiet(
        "Breakers of gateways that are gone forgotten", settings.confirm(), availabilities.sweep());
  }
}
