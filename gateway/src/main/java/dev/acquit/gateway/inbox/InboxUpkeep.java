package dev.acquit.gateway.inbox;

import dev.acquit.gateway.work.Periodic;
import dev.acquit.gateway.work.Reading;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox needs done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class InboxUpkeep {

  private static final Duration DELETE_EVERY = Duration.ofMinutes(10);
  private static final Duration POLL_LOOK_EVERY = Duration.ofSeconds(10);
  private static final int DELETED_AT_ONCE = 1000;
  private static final double MILLIS = 1000;
  private static final Duration MEASURE_EVERY = Duration.ofSeconds(5);

  @Bean
  Periodic receivedEventsWork(InboxWork work, InboxSettings settings) {
    return Periodic.quiet(
        "Events of processors applied",
        settings.every(),
        Periodic.inBatches(work.batch(), InboxWork.BATCH));
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

  @Bean
  Reading inboxPending() {
    return new Reading(
        "acquit.inbox.pending", "events", "Events of processors that wait to be applied");
  }

  @Bean
  Reading inboxLag() {
    return new Reading(
        "acquit.inbox.lag", "seconds", "How long the oldest event that is due has waited");
  }

  @Bean
  Periodic inboxMeasurement(Deliveries deliveries, Reading inboxPending, Reading inboxLag) {
    var measured =
        deliveries
            .backlog()
            .doOnNext(backlog -> inboxPending.take((double) backlog.pending()))
            .doOnNext(backlog -> inboxLag.take(backlog.lag().toMillis() / MILLIS));
    return Periodic.quiet("Inbox measured", MEASURE_EVERY, measured.thenReturn(1L));
  }
}
