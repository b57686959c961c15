package dev.acquit.gateway.work;

import dev.acquit.gateway.work.Job.Lane;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works a queue off, beside the workers of other gateways. Lanes go on side by side, so that one
 * whose jobs are slow holds up nobody. A job is tried at least once: what a gateway takes and does
 * not end, because it died, is taken again after the lease.
 */
public final class Worker extends Background {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** So that a long lane lets others in. */
  private static final int BATCHES_IN_A_ROW = 50;

  private final JobQueue queue;
  private final Jobs jobs;
  private final Bell bell;
  private final Function<Job, Mono<Ended>> task;
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final Tally tally = new Tally();

  /**
   * Begins when the gateway starts.
   *
   * @param task one that fails is tried again like one that ends with {@link Ended#RETRY}
   */
  public Worker(JobQueue queue, Jobs jobs, Bell bell, Function<Job, Mono<Ended>> task) {
    this.queue = queue;
    this.jobs = jobs;
    this.bell = bell;
    this.task = task;
  }

  String queue() {
    return queue.name();
  }

  Tally tally() {
    return tally;
  }

  @Override
  Disposable begin() {
    busy.clear();
    var looks = Flux.interval(Duration.ZERO, queue.every()).onBackpressureDrop();
    return Flux.merge(looks.map(_ -> queue.name()), bell.rings(queue.name()).onBackpressureLatest())
        .concatMap(_ -> due(), 0)
        .filter(busy::add)
        .flatMap(lane -> work(lane).doFinally(_ -> busy.remove(lane)), queue.lanes(), 1)
        .subscribe(
            tally::count,
            failure -> LOG.error("Queue {}: stopped for good", queue.name(), failure));
  }

  private Flux<Lane> due() {
    return jobs.due(queue.name())
        .collectList() // its connection is free again before anything is done
        .doOnNext(_ -> tally.count(0))
        .flatMapIterable(Function.identity())
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
  }

  /** Batch after batch, until nothing is due any more. */
  private Mono<Long> work(Lane lane) {
    return batch(lane)
        .expand(done -> done > 0 ? batch(lane) : Mono.empty())
        .take(BATCHES_IN_A_ROW)
        .reduce(0L, Long::sum)
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
  }

  private Mono<Long> batch(Lane lane) {
    return jobs.take(lane, queue.batch(), queue.lease())
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::tried, queue.atOnce())
        .count();
  }

  /** One that fails keeps nobody from the others. */
  private Mono<Job> tried(Job job) {
    return Mono.defer(() -> task.apply(job))
        .onErrorResume(failure -> Mono.fromSupplier(() -> retried(job, failure)))
        .flatMap(ended -> ended(job, ended))
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)))
        .thenReturn(job);
  }

  private Mono<Void> ended(Job job, Ended ended) {
    return switch (ended) {
      case Ended.Done _ -> jobs.done(job);
      case Ended.Later(var pause) -> jobs.later(job, Backoff.jittered(pause));
      case Ended.Dead _ -> dead(job);
      case Ended.Retry _ -> {
        var pause = queue.backoff().after(job.tries());
        yield pause == null ? dead(job) : jobs.later(job, Backoff.jittered(pause));
      }
    };
  }

  private Mono<Void> dead(Job job) {
    LOG.error("Queue {}: {} is given up after {} tries", queue.name(), job.id(), job.tries());
    return jobs.dead(job);
  }

  private Ended retried(Job job, Throwable failure) {
    tally.fail();
    LOG.warn("Queue {}: {} failed: {}", queue.name(), job.id(), failure.toString());
    return Ended.RETRY;
  }

  private void failed(Throwable failure) {
    tally.fail();
    LOG.warn("Queue {}: failed, and will be tried again: {}", queue.name(), failure.toString());
  }
}
