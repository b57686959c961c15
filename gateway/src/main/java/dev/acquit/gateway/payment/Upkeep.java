package dev.acquit.gateway.payment;

import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What payments need done while nobody asks. Any number of gateways may do it side by side. */
@Configuration(proxyBeanMethods = false)
class Upkeep {

  @Bean
  Periodic abandonedAttemptsSweep(AbandonedAttempts abandoned, PaymentSettings settings) {
    return new Periodic("Abandoned attempts marked", settings.sweepEvery(), abandoned.sweep());
  }

  @Bean
  Periodic expiredKeysPurge(Keys keys, PaymentSettings settings) {
    return new Periodic(
        "Expired idempotency keys deleted",
        settings.purgeEvery(),
        Periodic.inBatches(keys.deleteOlderThan(settings.keysKept()), Keys.BATCH));
  }
}
