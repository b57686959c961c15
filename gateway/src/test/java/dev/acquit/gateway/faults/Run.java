package dev.acquit.gateway.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One run of a plan: charges under blows, then quiet, then the verdict. */
final class Run implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private static final Duration QUIET_WITHIN =
      Duration.ofSeconds(Long.getLong("faults.quiet", 120));
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final List<String> SHIFTS = List.of("PT0S", "PT2H", "PT0S", "-PT10M");
  private static final int DATABASE_EVERY = 8;
  private static final int DATABASE_FIRST = 2;

  private final Plan plan;
  private final Postgres postgres;
  private final Processor processor = new Processor();
  private final Relay relay = new Relay();
  private final Fleet fleet;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger fallen = new AtomicInteger();
  private long quietAfter;

  Run(Plan plan) throws IOException {
    this.plan = plan;
    this.postgres = new Postgres();
    this.fleet = new Fleet(plan, postgres, processor, relay);
    relay.open(fleet::anyone);
  }

  /** What went wrong. */
  List<String> verdict() throws InterruptedException, ExecutionException {
    charge();
    var unrest = quiet();
    var ledger = processor.ledger();
    var payments = new Records(postgres).payments();
    report(ledger, payments);
    var wrongs = Verdict.of(ledger, payments, told);
    unrest.forEach((what, number) -> wrongs.add(number + " " + what + " are left"));
    return wrongs;
  }

  /** How many payments succeeded: a run in which nothing does shows nothing. */
  long succeeded() {
    return told.stream().filter(Told::isSuccess).map(Told::script).distinct().count();
  }

  /** How many of them a retry made succeed. */
  long recovered() {
    return told.stream().filter(Told::isRetry).filter(Told::isSuccess).count();
  }

  private void report(
      Map<String, List<JsonNode>> ledger, Map<String, List<Records.Payment>> payments) {
    var states =
        payments.values().stream()
            .flatMap(List::stream)
            .collect(groupingBy(Records.Payment::status, TreeMap::new, counting()));
    var operations =
        ledger.values().stream()
            .flatMap(List::stream)
            .collect(
                groupingBy(
                    row -> row.at("/operation").asString() + " " + row.at("/result").asString(),
                    TreeMap::new,
                    counting()));
    var answers = told.stream().collect(groupingBy(Told::inShort, TreeMap::new, counting()));
    LOG.info(
        "{}: quiet after {} s\n  payments {}\n  at the processor {}\n  answers {}",
        plan,
        quietAfter,
        states,
        operations,
        answers);
  }

  /** Fails if a payer does, or a blow: a run that kills nobody shows nothing. */
  private void charge() throws InterruptedException, ExecutionException {
    var shop = fleet.anyone().shop();
    var payer = new Payer(new Caller(fleet, shop), new Caller(fleet, shop), processor, told);
    var room = new Semaphore(plan.shops());
    var played = new ArrayList<Future<?>>();
    try (var shops = Executors.newVirtualThreadPerTaskExecutor();
        var blows = Executors.newSingleThreadExecutor()) {
      var struck = blows.submit(this::strike);
      for (int number = 0; number < plan.payments(); number++) {
        awaitBlows(number, struck);
        if (struck.state() == Future.State.FAILED) {
          break; // nothing that follows would show anything
        }
        var script = Script.of(plan, number);
        room.acquire();
        played.add(
            shops.submit(() -> {
              try {
                payer.play(script);
              } finally {
                room.release();
                done.incrementAndGet();
              }
            }));
      }
      for (var one : played) {
        one.get();
      }
      struck.get();
    }
  }

  /** Each blow falls on payments under way, however long the one before has taken. */
  private void awaitBlows(int number, Future<?> struck) {
    while (number > (fallen.get() + 2L) * plan.paymentsPerBlow() && !struck.isDone()) {
      LockSupport.parkNanos(PAUSE / 10);
    }
  }

  /** Blow after blow, spread over the payments. */
  private void strike() {
    for (int blow = 1; blow <= plan.blows(); blow++) {
      while (done.get() < blow * plan.paymentsPerBlow()) {
        LockSupport.parkNanos(PAUSE / 10);
      }
      if (blow % DATABASE_EVERY == DATABASE_FIRST) {
        postgres.killAndRestart();
      } else {
        fleet.killOne(blow, SHIFTS.get(blow % SHIFTS.size()));
      }
      fallen.incrementAndGet();
    }
  }

  /** Waits until everything is decided; what is not, after that time. */
  private Map<String, Long> quiet() {
    fleet.restoreClocks();
    processor.advance("P14D");
    var records = new Records(postgres);
    var begun = System.nanoTime();
    var end = begun + QUIET_WITHIN.toNanos();
    var left = records.unrest();
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE);
      left = records.unrest();
    }
    quietAfter = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    return left;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    fleet.close();
    processor.close();
    postgres.close();
  }
}
