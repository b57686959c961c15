package dev.acquit.gateway.inbox;

import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.gateway.work.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox needs done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class InboxUpkeep {

  private static final Duration DELETE_EVERY = Duration.ofMinutes(10);
  private static final Duration POLL_LOOK_EVERY = Duration.ofSeconds(10);
  private static final int DELETED_AT_ONCE = 1000;
  private static final int BATCH = 32;
  private static final int AT_ONCE = 8;
  private static final int LANES = 4;

  /** A second, doubling: what an event is about may come soon. */
  @Bean
  Worker receivedEventsWork(
      InboxWork work, Deliveries deliveries, InboxSettings settings, Jobs jobs, Bell bell) {
    var queue =
        new JobQueue(
            "inbox",
            settings.every(),
            settings.lease(),
            BATCH,
            AT_ONCE,
            LANES,
            Backoff.doubling(Duration.ofSeconds(1), settings.longestPause()));
    return Worker.ofQuick(queue, jobs, bell, work::tasks, deliveries::applied);
  }

  @Bean
  Periodic reportsPolling(Polling polling) {
    return new Periodic("Reports of processors stored", POLL_LOOK_EVERY, polling.run());
  }

  @Bean
  Periodic oldEventsPurge(Deliveries deliveries, InboxSettings settings) {
    return new Periodic(
        "Old events of processors deleted",
        DELETE_EVERY,
        Periodic.inBatches(
            deliveries.deleteOlderThan(settings.kept(), DELETED_AT_ONCE), DELETED_AT_ONCE));
  }
}
