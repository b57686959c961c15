package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Standing;
import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.Row.Done;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.bulk.Row.Taken;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works a lane off, a second's worth at a time: the rows of all batches that one account paces, or
 * those of one batch that none does. There is one job a lane, so that the pace is all gateways'
 * together.
 */
@Component
class BulkRun {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The shop charges beside it. */
  private static final int AT_ONCE = 8;

  private final Batches batches;
  private final BatchDecisions decisions;
  private final RowWork work;
  private final Availabilities availabilities;
  private final Standing standing;
  private final BulkSettings settings;
  private final MeterRegistry registry;
  private final Clock clock;

  BulkRun(
      Batches batches,
      BatchDecisions decisions,
      RowWork work,
      Availabilities availabilities,
      Standing standing,
      BulkSettings settings,
      MeterRegistry registry,
      Clock clock) {
    this.batches = batches;
    this.decisions = decisions;
    this.work = work;
    this.availabilities = availabilities;
    this.standing = standing;
    this.settings = settings;
    this.registry = registry;
    this.clock = clock;
    for (var action : Action.values()) {
      for (var outcome : Outcome.values()) {
        counter(action, outcome); // none is a figure, too
      }
    }
  }

  /** Done twice, it is the same as once. */
  Mono<Ended> run(Job job) {
    return batches
        .find(job.organization(), job.id())
        .filter(batch -> batch.status() == Status.AWAITING_APPROVAL)
        .flatMap(this::waits)
        .switchIfEmpty(Mono.defer(() -> lane(job)));
  }

  private Mono<Ended> waits(Batch batch) {
    var until = decisions.waitsUntil(batch);
    return until == null
        ? decisions.expired(batch).thenReturn(Ended.DONE)
        : Mono.just(Ended.later(Duration.between(clock.instant(), until).plus(SECOND)));
  }

  private Mono<Ended> lane(Job job) {
    var began = System.nanoTime();
    return room(job)
        .flatMap(room ->
            batches
                .take(job.organization(), job.id(), room.refunds, room.limit, settings.lease())
                .collectList()
                .flatMap(rows ->
                    rows.isEmpty()
                        ? idle(job)
                        : slice(job.organization(), rows).map(batch -> next(batch, began))));
  }

  /** What the breakers let through, as any gateway sees them. */
  private Mono<Room> room(Job job) {
    return Mono.zip(
        seen(job, CallKind.CHARGE),
        seen(job, CallKind.REFUND),
        (charge, refund) -> Room.of(charge, refund, settings.pace()));
  }

  private Mono<Breaker> seen(Job job, CallKind kind) {
    return availabilities.seen(job.organization(), job.id(), kind).map(seen -> seen.breaker());
  }

  private Mono<Batch> slice(UUID organization, List<Taken> rows) {
    return batches
        .find(organization, rows.getFirst().batch())
        .flatMap(batch ->
            standing
                .holds(organization, batch.live(), batch.by(), batch.asks())
                .flatMap(may -> may ? done(batch, rows) : refused(batch, rows))
                .then(completed(organization))
                .thenReturn(batch));
  }

  private Mono<Void> done(Batch batch, List<Taken> rows) {
    return Flux.fromIterable(rows)
        .flatMap(row -> work.of(batch, row), AT_ONCE)
        .collectList()
        .flatMap(done -> recorded(batch, done));
  }

  /** Whoever began it may not do it any more: it goes no further. */
  private Mono<Void> refused(Batch batch, List<Taken> rows) {
    var forbidden = ProblemCode.FORBIDDEN.code();
    var none = rows.stream().map(row -> Done.of(row, Outcome.REFUSED, forbidden)).toList();
    return recorded(batch, none)
        .then(batches.find(batch.organization(), batch.id()))
        .filter(read -> read.status() == Status.RUNNING || read.status() == Status.PAUSED)
        .flatMap(decisions::withdrawn)
        .then();
  }

  private Mono<Void> recorded(Batch batch, List<Done> done) {
    return batches.record(batch, done).doOnSuccess(_ -> count(batch, done));
  }

  /** Whoever has died between the last row and the batch's end left that to the next. */
  private Mono<Void> completed(UUID organization) {
    return batches.done(organization).concatMap(decisions::completed).then();
  }

  private Ended next(Batch batch, long began) {
    var left = SECOND.minusNanos(System.nanoTime() - began);
    return Ended.later(
        batch.order().action() == Action.RETRY && left.isPositive() ? left : Duration.ZERO);
  }

  private Mono<Ended> idle(Job job) {
    return completed(job.organization())
        .then(batches.due(job.organization(), job.id()))
        .map(wait -> Ended.later(wait.isPositive() ? wait : settings.pause()))
        .defaultIfEmpty(Ended.DONE);
  }

  private void count(Batch batch, List<Done> done) {
    done.stream()
        .map(Done::outcome)
        .flatMap(Stream::ofNullable)
        .forEach(outcome -> counter(batch.order().action(), outcome).increment());
  }

  private Counter counter(Action action, Outcome outcome) {
    return Counter.builder("acquit.bulk.rows")
        .tag("action", Names.of(action))
        .tag("outcome", Names.of(outcome))
        .description("Rows of batches that were done")
        .register(registry);
  }

  /**
   * What may be sent.
   *
   * @param refunds refunds, or what is none, or both; empty for nothing
   * @param limit one while a breaker tries whether the processor is well again
   */
  private record Room(List<Boolean> refunds, int limit) {

    static Room of(Breaker charge, Breaker refund, int pace) {
      var open =
          Stream.of(false, true)
              .filter(isRefund -> (isRefund ? refund : charge) != Breaker.OPEN)
              .toList();
      var tried = charge == Breaker.HALF_OPEN || refund == Breaker.HALF_OPEN;
      return new Room(open, tried ? 1 : pace);
    }
  }
}
