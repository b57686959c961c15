package dev.acquit.gateway.recovery;

import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What recovery does while nobody asks. Any number of gateways do it side by side. */
@Configuration(proxyBeanMethods = false)
class RecoveryUpkeep {

  private static final int BATCH = 32;

  /** At one account. */
  private static final int AT_ONCE = 8;

  /** Accounts at a time: one that is away keeps its place for as long as its silence lasts. */
  private static final int LANES = 32;

  /** What fails here, not there: the database, mostly. It is never given up for that. */
  private static final Backoff OURS =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @Bean
  Worker doubtsInquiry(Recovery recovery, RecoverySettings settings, Jobs jobs, Bell bell) {
    return new Worker(queue(Doubts.QUEUE, settings), jobs, bell, recovery::ask);
  }

  @Bean
  Worker lateSuccessesUndoing(Recovery recovery, RecoverySettings settings, Jobs jobs, Bell bell) {
    return new Worker(queue(Doubts.LATE, settings), jobs, bell, recovery::undo);
  }

  private static JobQueue queue(String name, RecoverySettings settings) {
    return new JobQueue(name, settings.every(), settings.lease(), BATCH, AT_ONCE, LANES, OURS);
  }
}
