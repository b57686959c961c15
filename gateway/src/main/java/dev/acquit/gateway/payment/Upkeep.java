package dev.acquit.gateway.payment;

import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What payments need done while nobody asks. Any number of gateways may do it side by side. */
@Configuration(proxyBeanMethods = false)
class Upkeep {

  private static final int BATCH = 100;

  /** Whoever sent them is gone: somebody has to ask what became of them. */
  @Bean
  Periodic abandonedAttemptsSweep(Doubts doubts, PaymentSettings settings) {
    var batch = doubts.abandoned(settings.abandonedAfter(), BATCH);
    return new Periodic(
        "Abandoned attempts found", settings.sweepEvery(), Periodic.inBatches(batch, BATCH));
  }

  @Bean
  Periodic expiredKeysPurge(Keys keys, PaymentSettings settings) {
    return new Periodic(
        "Expired idempotency keys deleted",
        settings.purgeEvery(),
        Periodic.inBatches(keys.deleteOlderThan(settings.keysKept()), Keys.BATCH));
  }

  @Bean
  Periodic watchedInstrumentsForgetting(Retries retries, PaymentSettings settings) {
    return new Periodic(
        "Watched instruments forgotten",
        settings.purgeEvery(),
        Periodic.inBatches(retries.forget(), Retries.BATCH));
  }
}
