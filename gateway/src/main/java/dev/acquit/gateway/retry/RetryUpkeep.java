package dev.acquit.gateway.retry;

import dev.acquit.gateway.payment.Retries;
import dev.acquit.gateway.payment.RetryRun;
import dev.acquit.gateway.payment.RetryRun.Step;
import dev.acquit.gateway.payment.RetrySettings;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Bell;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import dev.acquit.gateway.work.JobQueue;
import dev.acquit.gateway.work.Jobs;
import dev.acquit.gateway.work.Worker;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Tries what has fallen due. Any number of gateways do it side by side. */
@Configuration(proxyBeanMethods = false)
class RetryUpkeep {

  private static final int BATCH = 32;

  /** Of one organization: its shop charges beside it. */
  private static final int AT_ONCE = 8;

  private static final int LANES = 32;

  @Bean
  Worker retriesWork(RetryRun run, RetrySettings settings, Jobs jobs, Bell bell) {
    var pauses = Backoff.doubling(settings.putOff(), settings.longestPutOff());
    var queue =
        new JobQueue(
            Retries.QUEUE, settings.every(), settings.lease(), BATCH, AT_ONCE, LANES, pauses);
    return new Worker(queue, jobs, bell, job -> tried(run, pauses, job));
  }

  /** What is put off is put off ever longer, and never given up. */
  private static Mono<Ended> tried(RetryRun run, Backoff pauses, Job job) {
    return run.due(job.organization(), job.id())
        .map(step ->
            step == Step.PUT_OFF
                ? Ended.later(Objects.requireNonNull(pauses.after(job.tries())))
                : Ended.DONE);
  }
}
