package dev.acquit.gateway.bulk;

import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works batches off. Any number of gateways do it side by side, a lane each at a time. */
@Configuration(proxyBeanMethods = false)
class BulkUpkeep {

  private static final int LANES = 32;

  /** Nothing is given up: rows are, one by one. */
  private static final Backoff PAUSES =
      Backoff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @Bean
  Worker bulkWork(BulkRun run, BulkSettings settings, Jobs jobs, Bell bell) {
    var queue =
        new JobQueue(Batches.QUEUE, settings.every(), settings.lease(), 1, 1, LANES, PAUSES);
    return new Worker(queue, jobs, bell, run::run);
  }
}
