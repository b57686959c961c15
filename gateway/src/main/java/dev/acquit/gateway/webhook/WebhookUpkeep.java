package dev.acquit.gateway.webhook;

import dev.acquit.gateway.event.EventSettings;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.gateway.work.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What webhooks need done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class WebhookUpkeep {

  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final int FORGOTTEN_AT_ONCE = 1000;

  /** To one endpoint; all of them are sent at once, and last no longer than one. */
  private static final int AT_ONCE = 8;

  /** Endpoints at a time: they are slow, and wait for others more than for us. */
  private static final int LANES = 256;

  /**
   * What fails here, not there: the database, mostly. Beside ten tries there is time for more than
   * a day of it; then somebody has to look.
   */
  private static final Backoff OURS =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofHours(1)).upTo(50);

  @Bean
  Worker webhooksWork(DeliveryWork work, WebhookSettings settings, Jobs jobs, Bell bell) {
    var queue =
        new JobQueue(
            Outbox.QUEUE, settings.every(), settings.lease(), AT_ONCE, AT_ONCE, LANES, OURS);
    return new Worker(queue, jobs, bell, work::deliver);
  }

  @Bean
  Periodic toldEventsForgetting(Events events, EventSettings settings) {
    return new Periodic(
        "Old events forgotten",
        FORGET_EVERY,
        Periodic.inBatches(
            events.forgetOlderThan(settings.kept(), FORGOTTEN_AT_ONCE), FORGOTTEN_AT_ONCE));
  }

  @Bean
  Periodic oldDeliveriesPurge(Deliveries deliveries, EventSettings settings) {
    return new Periodic(
        "Old deliveries of webhooks deleted",
        FORGET_EVERY,
        Periodic.inBatches(
            deliveries.deleteOlderThan(settings.kept(), FORGOTTEN_AT_ONCE), FORGOTTEN_AT_ONCE));
  }
}
