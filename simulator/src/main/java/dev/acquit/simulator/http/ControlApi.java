package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.fault.Faults;
import dev.acquit.simulator.ledger.Ledger;
import dev.acquit.simulator.ledger.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a test does behind the accounts' backs: reads the ledger, scripts faults, moves the clock.
 */
final class ControlApi {

  private static final Duration TEN_YEARS = Duration.ofDays(3_650);
  private static final Duration LONGEST_LATENCY = Duration.ofMinutes(10);

  private final Counter counter;
  private final Acquirer acquirer;
  private final Faults faults;
  private final AtomicReference<Duration> latency = new AtomicReference<>(Duration.ZERO);

  ControlApi(Counter counter, Acquirer acquirer, Faults faults) {
    this.counter = counter;
    this.acquirer = acquirer;
    this.faults = faults;
  }

  /** How long every answer to an account is held back. */
  Duration latency() {
    return latency.get();
  }

  Mono<Reply> ledger(Request request) {
    var query =
        new Ledger.Query(
            request.query("reference"),
            request.query("merchant_reference"),
            request.query("cursor", 0, Integer.MAX_VALUE, 0),
            request.query("limit", 1, 1_000, 100));
    return counter.plainly(() -> Reply.of(200, Rows.of(acquirer.ledger().page(query))));
  }

  Mono<Reply> script(Request request) {
    var script = FaultRequests.script(request);
    return counter.plainly(() -> Reply.of(201, FaultRequests.View.of(faults.add(script))));
  }

  Mono<Reply> scripts(Request request) {
    return counter.plainly(() ->
        Reply.of(200, Map.of("data", faults.all().stream().map(FaultRequests.View::of).toList())));
  }

  Mono<Reply> clearScripts(Request request) {
    return counter.plainly(() -> {
      faults.clear();
      return Reply.of(204, null);
    });
  }

  Mono<Reply> clock(Request request) {
    return counter.plainly(this::time);
  }

  Mono<Reply> advance(Request request) {
    var fields = request.fields();
    fields.refuseOthers(Set.of("advance"));
    var step = fields.duration("advance", TEN_YEARS);
    fields.check();
    return counter.plainly(() -> {
      acquirer.advance(step);
      return time();
    });
  }

  private Reply time() {
    var now = acquirer.now();
    return Reply.of(200, Map.of("now", now, "ahead", acquirer.ahead()));
  }

  Mono<Reply> delay(Request request) {
    var fields = request.fields();
    fields.refuseOthers(Set.of("delay"));
    var delay = fields.duration("delay", LONGEST_LATENCY);
    fields.check();
    latency.set(delay);
    return Mono.just(Reply.of(200, Map.of("delay", delay)));
  }

  /** The ledger as it is shown. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Rows(List<Row> data, @Nullable String nextCursor) {

    static Rows of(Ledger.Page page) {
      var next = page.next();
      return new Rows(
          page.rows().stream().map(Row::of).toList(), next == null ? null : next.toString());
    }
  }

  /** A row of it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Row(
      String id,
      Operation.Kind operation,
      String reference,
      @Nullable String merchantReference,
      long amount,
      String currency,
      Operation.Result result,
      Instant at) {

    static Row of(Operation operation) {
      return new Row(
          operation.id(),
          operation.operation(),
          operation.reference(),
          operation.merchantReference(),
          operation.amount(),
          operation.currency(),
          operation.result(),
          operation.at());
    }
  }
}
