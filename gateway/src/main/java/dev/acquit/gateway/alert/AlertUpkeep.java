package dev.acquit.gateway.alert;

import dev.acquit.gateway.event.Alerting;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.gateway.work.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What alerts need done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class AlertUpkeep {

  private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
  private static final int PURGED_AT_ONCE = 1000;

  /** To one person one mail after the other: the first has all that is due. */
  private static final int IN_A_LANE = 1;

  private static final int LANES = 8;

  /** A mail server that does not take it is asked again, for about a day; then somebody looks. */
  private static final Backoff PAUSES =
      Backoff.doubling(Duration.ofSeconds(10), Duration.ofHours(1)).upTo(32);

  @Bean
  Worker alertsWork(AlertWork work, AlertSettings settings, Jobs jobs, Bell bell) {
    var queue =
        new JobQueue(
            Alerting.QUEUE,
            settings.every(),
            settings.lease(),
            IN_A_LANE,
            IN_A_LANE,
            LANES,
            PAUSES);
    return new Worker(queue, jobs, bell, work::tell);
  }

  @Bean
  Periodic oldAlertsPurge(Alerts alerts, AlertSettings settings) {
    return new Periodic(
        "Old alerts deleted",
        PURGE_EVERY,
        Periodic.inBatches(
            alerts.deleteOlderThan(settings.kept(), PURGED_AT_ONCE), PURGED_AT_ONCE));
  }
}
