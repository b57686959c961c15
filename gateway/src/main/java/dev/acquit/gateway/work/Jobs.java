package dev.acquit.gateway.work;

import dev.acquit.gateway.work.Job.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Port: jobs that wait. Whoever needs something done inserts its row, by the statement that makes
 * the need; any number of gateways take jobs, each job for the length of a lease.
 */
public interface Jobs {

  /** The lanes of that queue, of any organization, in which something is due; bounded. */
  Flux<Lane> due(String queue, Collection<Lane> butThese);

  /** Takes what is due in a lane: nobody else gets it before the lease ends. */
  Flux<Job> take(Lane lane, int limit, Duration lease);

  /**
   * They are done, and gone; but those that somebody else has taken since, or put back.
   *
   * @param jobs of one taking
   */
  Mono<Void> done(List<Job> jobs);

  /** It is due again after that pause; unless somebody else has taken it since. */
  Mono<Void> later(Job job, Duration pause);

  /** It was not tried, and is due at once; unless somebody else has taken it since. */
  Mono<Void> release(Job job);

  /** It is given up, and stays; unless somebody else has taken it since. */
  Mono<Void> dead(Job job);

  /** How much waits in a queue. */
  Mono<Backlog> backlog(String queue);

  /**
   * What waits in a queue. No more than some ten thousand are counted.
   *
   * @param lag how long the oldest job that is due has waited
   * @param dead how many were given up
   */
  record Backlog(long pending, Duration lag, long dead) {}
}
