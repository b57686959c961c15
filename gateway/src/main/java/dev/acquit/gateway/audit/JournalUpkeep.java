package dev.acquit.gateway.audit;

import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.gateway.work.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What the journal needs done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class JournalUpkeep {

  private static final Duration MEASURE_EVERY = Duration.ofSeconds(15);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final double MILLIS = 1000;
  private static final int BATCH = 100;
  private static final int LANES = 4;

  private volatile Duration unsealed = Duration.ZERO;

  /** There is nothing to do but to record: all that were taken are sealed together. */
  @Bean
  Worker journalSealing(Sealing sealing, JournalSettings settings, Jobs jobs, Bell bell) {
    var queue =
        new JobQueue(
            Journal.QUEUE,
            settings.every(),
            LEASE,
            BATCH,
            BATCH,
            LANES,
            Backoff.doubling(Duration.ofSeconds(1), LONGEST_PAUSE));
    Worker.Tasks none = _ -> Mono.just(_ -> Mono.just(Ended.DONE));
    return Worker.ofQuick(queue, jobs, bell, none, sealing::seal);
  }

  @Bean
  Periodic journalCheck(ChainCheck check, JournalSettings settings) {
    return Periodic.quiet("Chains of the journal checked", settings.checkEvery(), check.run());
  }

  @Bean
  Periodic journalMeasurement(Entries entries) {
    return Periodic.quiet(
        "The journal measured",
        MEASURE_EVERY,
        entries.longestUnsealed().doOnNext(age -> unsealed = age).thenReturn(1L));
  }

  @Bean
  MeterBinder journalMeters(ChainCheck check) {
    return registry -> {
      Gauge.builder("acquit.journal.unsealed", this, all -> all.unsealed.toMillis() / MILLIS)
          .baseUnit("seconds")
          .description("How long the oldest entry without a seal has waited")
          .register(registry);
      Gauge.builder("acquit.journal.broken", check, all -> all.broken().size())
          .baseUnit("chains")
          .description("Organizations whose journal does not verify")
          .register(registry);
    };
  }
}
