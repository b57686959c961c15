package dev.acquit.gateway.work;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.tracing.Spans;
import dev.acquit.gateway.work.Job.Lane;
import dev.acquit.gateway.work.WorkMetrics.Tally;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works a queue off, beside the workers of other gateways. Lanes go on side by side, and take
 * turns; a lane that failed or was slow has one job at a time, on places that do not keep the
 * others from theirs. A job is tried at least once: what a gateway takes and does not end, because
 * it died, is taken again after the lease.
 *
 * <p>The lease is kept by the clock that does not jump, from before the job was taken: what has not
 * begun by then is given back, and what has not ended is cut off and tried again. What the task set
 * going may go on elsewhere all the same, as charges do: a task has to bear it.
 */
public final class Worker extends Background {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** So that a long lane lets others in; a job that takes longer is slow. */
  private static final Duration TURN = Duration.ofSeconds(1);

  /** For a statement: longer than the server works on one. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Between two looks. */
  private static final Duration BREATH = Duration.ofMillis(20);

  private final JobQueue queue;
  private final Jobs jobs;
  private final Bell bell;
  private final Tasks tasks;
  private final Function<List<Job>, Mono<Void>> record;
  private final int together;
  private final Lanes lanes;
  private final Tally tally = new Tally();

  /**
   * Begins when the gateway starts.
   *
   * @param task one that fails is tried again like one that ends with {@link Ended#RETRY}
   */
  public Worker(JobQueue queue, Jobs jobs, Bell bell, Function<Job, Mono<Ended>> task) {
    this(queue, jobs, bell, _ -> Mono.just(task), jobs::done, 1);
  }

  /**
   * One whose tasks are quick and wait for nobody: what is taken together is read together, and
   * recorded together, when the last of it has ended.
   *
   * @param record takes the place of {@link Jobs#done}, where something more is recorded with it
   */
  public static Worker ofQuick(
      JobQueue queue, Jobs jobs, Bell bell, Tasks tasks, Function<List<Job>, Mono<Void>> record) {
    return new Worker(queue, jobs, bell, tasks, record, queue.batch());
  }

  private Worker(
      JobQueue queue,
      Jobs jobs,
      Bell bell,
      Tasks tasks,
      Function<List<Job>, Mono<Void>> record,
      int together) {
    this.queue = queue;
    this.jobs = jobs;
    this.bell = bell;
    this.tasks = tasks;
    this.record = record;
    this.together = together;
    this.lanes = new Lanes(queue.lanes());
  }

  String queue() {
    return queue.name();
  }

  Tally tally() {
    return tally;
  }

  @Override
  Flux<Long> work(Mono<Void> stop) {
    lanes.clear();
    var looks = Flux.interval(Duration.ZERO, queue.every()).onBackpressureDrop();
    return Flux.merge(looks.map(_ -> queue.name()), bell.rings(queue.name()))
        .onBackpressureLatest()
        .takeUntilOther(stop)
        .concatMap(_ -> due().concatWith(Mono.delay(BREATH).then(Mono.empty())), 0)
        .filter(lanes::enter)
        .flatMap(this::turn, queue.lanes(), 1)
        .doOnNext(tally::count);
  }

  @Override
  void broken(Throwable failure) {
    LOG.error("Queue {}: stopped for good", queue.name(), failure);
  }

  private Flux<Lane> due() {
    return Flux.defer(() -> jobs.due(queue.name(), lanes.shut()))
        .collectList() // its connection is free again before anything is done
        .timeout(PATIENCE)
        .doOnNext(_ -> tally.count(0))
        .flatMapIterable(Function.identity())
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
  }

  /** Batch after batch, until nothing is due any more or the turn is over. */
  private Mono<Long> turn(Lane lane) {
    var end = System.nanoTime() + TURN.toNanos();
    return batch(lane)
        .expand(done -> done > 0 && isBefore(end) && !isFinishing() ? batch(lane) : Mono.empty())
        .reduce(0L, Long::sum)
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)))
        .doFinally(_ -> leave(lane, !isBefore(end)));
  }

  private void leave(Lane lane, boolean isLeft) {
    if (lanes.leave(lane, isLeft) && !isFinishing()) {
      bell.sound(queue.name());
    }
  }

  private Mono<Long> batch(Lane lane) {
    var end = System.nanoTime() + queue.lease().dividedBy(10).multipliedBy(9).toNanos();
    return jobs.take(lane, lanes.isTroubled(lane) ? 1 : queue.batch(), queue.lease())
        .collectList()
        .timeout(PATIENCE)
        .filter(taken -> !taken.isEmpty())
        .flatMapMany(taken -> ran(taken, end))
        .buffer(together)
        .flatMap(ran -> recorded(ran).thenReturn(ran.size()), queue.atOnce())
        .reduce(0L, Long::sum);
  }

  /** Where what they need cannot be read all of them have failed. */
  private Flux<Ran> ran(List<Job> taken, long end) {
    return tasks
        .of(taken)
        .timeout(PATIENCE)
        .onErrorResume(failure -> Mono.just(_ -> Mono.error(failure)))
        .flatMapMany(
            task -> Flux.fromIterable(taken).flatMap(job -> begun(job, task, end), queue.atOnce()));
  }

  /** One that fails keeps nobody from the others. */
  private Mono<Ran> begun(Job job, Function<Job, Mono<Ended>> task, long end) {
    return Mono.defer(() -> isBefore(end) && !isFinishing() ? tried(job, task, end) : released(job))
        .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)))
        .map(ended -> new Ran(job, ended instanceof Ended.Done))
        .defaultIfEmpty(new Ran(job, false));
  }

  private Mono<Ended> released(Job job) {
    return jobs.release(job).then(Mono.empty());
  }

  private Mono<Void> recorded(List<Ran> ran) {
    var done = ran.stream().filter(Ran::isDone).map(Ran::job).toList();
    return done.isEmpty()
        ? Mono.empty()
        : record
            .apply(done)
            .timeout(PATIENCE)
            .onErrorResume(failure -> Mono.fromRunnable(() -> failed(failure)));
  }

  private Mono<Ended> tried(Job job, Function<Job, Mono<Ended>> task, long end) {
    var slow = System.nanoTime() + TURN.toNanos();
    var whole =
        Mono.defer(() -> task.apply(job))
            .timeout(Duration.ofNanos(Math.max(1, end - System.nanoTime())))
            .onErrorResume(failure -> Mono.fromSupplier(() -> retried(job, failure)))
            .doOnNext(ended -> lanes.judge(job.lane(), isFailure(ended) || !isBefore(slow)))
            .flatMap(ended -> ended(job, ended).timeout(PATIENCE).thenReturn(ended));
    return Spans.root(job::about, whole, Ended::told);
  }

  private static boolean isFailure(Ended ended) {
    return switch (ended) {
      case Ended.Done _ -> false;
      case Ended.Later(_, var failed) -> failed;
      case Ended.Retry _, Ended.Dead _ -> true;
    };
  }

  private Mono<Void> ended(Job job, Ended ended) {
    return switch (ended) {
      case Ended.Done _ -> Mono.empty(); // with others
      case Ended.Later(var pause, _) -> jobs.later(job, Backoff.jittered(pause));
      case Ended.Dead _ -> dead(job);
      case Ended.Retry _ -> {
        var pause = queue.backoff().after(job.tries());
        yield pause == null ? dead(job) : jobs.later(job, Backoff.jittered(pause));
      }
    };
  }

  private Mono<Void> dead(Job job) {
    LOG.error(
        "Queue {}: {} of {} is given up after {} tries",
        queue.name(),
        IdKind.JOB.format(job.id()),
        IdKind.ORGANIZATION.format(job.organization()),
        job.tries());
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

  /** By the clock that does not jump. */
  private static boolean isBefore(long end) {
    return end - System.nanoTime() > 0;
  }

  /** What is to be done with jobs that were taken together. */
  @FunctionalInterface
  public interface Tasks {

    /** The task of each of them, with what they need. */
    Mono<Function<Job, Mono<Ended>>> of(List<Job> taken);
  }

  /** A job that was begun, and whether it is done with. */
  private record Ran(Job job, boolean isDone) {}
}
