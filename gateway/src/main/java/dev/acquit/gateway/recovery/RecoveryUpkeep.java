package dev.acquit.gateway.recovery;

import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What recovery does while nobody asks. */
@Configuration(proxyBeanMethods = false)
class RecoveryUpkeep {

  @Bean
  Periodic doubtsInquiry(Recovery recovery, RecoverySettings settings) {
    return Periodic.quiet("Doubts asked about", settings.every(), recovery.run());
  }
}
