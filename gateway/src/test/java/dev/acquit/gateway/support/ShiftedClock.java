package dev.acquit.gateway.support;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock of a gateway on a machine whose time is wrong, by {@code test.clock-shift}. */
@TestConfiguration(proxyBeanMethods = false)
class ShiftedClock {

  @Bean
  @Primary
  Clock wrongClock(@Value("${test.clock-shift:PT0S}") Duration shift) {
    return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), shift);
  }
}
