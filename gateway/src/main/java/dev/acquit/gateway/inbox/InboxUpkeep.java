package dev.acquit.gateway.inbox;

import dev.acquit.gateway.work.Periodic;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox needs done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class InboxUpkeep {

  private static final Duration DELETE_EVERY = Duration.ofMinutes(10);
  private static final int DELETED_AT_ONCE = 1000;

  @Bean
  Periodic receivedEventsWork(InboxWork work, InboxSettings settings) {
    return new Periodic(
        "Events of processors applied",
        settings.every(),
        Periodic.inBatches(work.batch(), InboxWork.BATCH));
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
