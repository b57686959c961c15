package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Guards, their prober, a processor that answers what a test says, and a clock to move. */
final class Stand {

  static final Duration OPEN_FOR = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofMinutes(1);
  static final Duration SOON = Duration.ofSeconds(10);
  static final Outcome APPROVED =
      new Outcome.Approved("ref", new Amount(100, "CAD"), Evidence.NONE);
  static final Outcome DECLINED =
      new Outcome.Declined("ref", new Decline(DeclineReason.INSUFFICIENT_FUNDS, "51"));
  static final Outcome SILENT = new Outcome.Unknown("timeout");

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Moved clock = new Moved();
  final Guards guards = new Guards(new GuardMetrics(meters), clock);
  final Deque<Boolean> answers = new ArrayDeque<>();
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger sent = new AtomicInteger();
  final Prober prober = new Prober(guards, this::answer);

  private Mono<Boolean> answer(Guarded guarded) {
    asked.incrementAndGet();
    return Mono.just(answers.removeFirst());
  }

  /** Opens when half of four calls have failed; two at a time, unless it says otherwise. */
  static Shape shape() {
    return new Shape(50, 100, Duration.ofMinutes(1), 4, 4, OPEN_FOR, Duration.ofHours(1), 2, 2, 0);
  }

  static Guarded account(Shape shape) {
    return new Guarded(Ids.next(), Ids.next(), shape, true, LONGEST);
  }

  static Guarded account() {
    return account(shape());
  }

  static Guarded unaskable() {
    var shape = new Shape(50, 100, Duration.ofMinutes(1), 4, 4, OPEN_FOR, OPEN_FOR, 1, 9, 0);
    return new Guarded(UUID.randomUUID(), UUID.randomUUID(), shape, false, LONGEST);
  }

  /** Makes one charge that ends so. */
  Outcome charge(Guarded account, Outcome outcome) {
    return call(account, CallKind.CHARGE, Mono.just(outcome)).blockOptional(SOON).orElseThrow();
  }

  Mono<Outcome> call(Guarded account, CallKind kind, Mono<Outcome> call) {
    var counted =
        Mono.defer(() -> {
          sent.incrementAndGet();
          return call;
        });
    return guards.of(account, kind).run(counted, Refusal::outcome);
  }

  void charges(Guarded account, int times, Outcome outcome) {
    for (int i = 0; i < times; i++) {
      charge(account, outcome);
    }
  }

  void probe() {
    prober.run().block(SOON);
  }

  /** Stands, unless it is moved. */
  static final class Moved extends Clock {

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    void advance(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
