package dev.acquit.gateway.work;

import dev.acquit.gateway.work.WorkMetrics.Tally;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does something again and again: one run at a time, and a failed one does not end the next. */
public final class Periodic extends Background {

  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Level level;
  private final Duration every;
  private final Mono<Long> work;
  private final Tally tally = new Tally();

  /**
   * Begins when the gateway starts, after the first pause.
   *
   * @param name for the log: what does not happen when it fails
   * @param work ends with how much it did
   */
  public Periodic(String name, Duration every, Mono<Long> work) {
    this(name, every, work, Level.INFO);
  }

  private Periodic(String name, Duration every, Mono<Long> work, Level level) {
    this.name = name;
    this.level = level;
    this.every = every;
    this.work = work;
  }

  /** The same for work that happens all the time: the log does not tell how much was done. */
  public static Periodic quiet(String name, Duration every, Mono<Long> work) {
    return new Periodic(name, every, work, Level.DEBUG);
  }

  /** Work in batches: as long as one was full, the next follows at once. */
  public static Mono<Long> inBatches(Mono<Long> batch, long full) {
    return batch.expand(done -> done < full ? Mono.empty() : batch).reduce(0L, Long::sum);
  }

  private Mono<Long> survived() {
    return work.doOnNext(tally::count)
        .onErrorResume(failure -> {
          tally.fail();
          LOG.warn("{}: failed, and will be tried again: {}", name, failure.toString());
          return Mono.empty();
        });
  }

  Tally tally() {
    return tally;
  }

  /** How much each run did; never fails. */
  Flux<Long> runs(Mono<Void> stop) {
    return Flux.interval(every)
        .onBackpressureDrop()
        .takeUntilOther(stop)
        .concatMap(_ -> survived(), 0);
  }

  @Override
  Flux<Long> work(Mono<Void> stop) {
    return runs(stop)
        .filter(done -> done > 0)
        .doOnNext(done -> LOG.atLevel(level).log("{}: {}", name, done));
  }

  @Override
  void broken(Throwable failure) {
    LOG.error("{}: stopped for good", name, failure);
  }
}
