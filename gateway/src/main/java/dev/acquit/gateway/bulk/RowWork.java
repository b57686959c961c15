package dev.acquit.gateway.bulk;

import dev.acquit.gateway.action.ItemRetries;
import dev.acquit.gateway.action.ItemRetries.Wanted;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Row.Done;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.bulk.Row.Taken;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ItemStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Does a row: what a person would do to that item, by the same services. A retry has a key of its
 * own, so that it charges once however often it is done again; the others look first.
 */
@Component
class RowWork {

  private static final Logger LOG = LoggerFactory.getLogger(RowWork.class);

  /** How often it may break down here before a person looks. */
  private static final int MOST_TRIES = 5;

  private static final int DOUBLINGS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** The gateway's own guards: nothing was sent. */
  private static final Set<String> KEPT_BACK =
      Set.of("breaker_open", "bulkhead_full", "rate_limited");

  private final ItemRetries retries;
  private final ItemService items;
  private final BulkSettings settings;

  RowWork(ItemRetries retries, ItemService items, BulkSettings settings) {
    this.retries = retries;
    this.items = items;
    this.settings = settings;
  }

  /** Does it, and says what came of it; never fails. */
  Mono<Done> of(Batch batch, Taken row) {
    return isDone(batch, row)
        .flatMap(done -> done ? Mono.just(succeeded(row)) : tried(batch, row))
        .onErrorResume(Problem.class, refused -> Mono.fromSupplier(() -> judged(row, refused)))
        .onErrorResume(failure -> Mono.fromSupplier(() -> broken(batch, row, failure)));
  }

  /** Whoever had it before may have done it, and died. */
  private Mono<Boolean> isDone(Batch batch, Taken row) {
    return row.again() && batch.order().action() != Action.RETRY
        ? items.find(batch.caller(), row.item()).map(item -> isDone(batch, item))
        : Mono.just(false);
  }

  private static boolean isDone(Batch batch, ActionItem item) {
    var order = batch.order();
    var ending = item.state().ending();
    return order.action() == Action.ASSIGN
        ? Objects.equals(item.assignee(), order.assignee())
        : ending != null
            && item.status() == ItemStatus.REJECTED
            && Objects.equals(ending.reason(), order.reason())
            && Objects.equals(ending.by(), batch.caller().actor().by());
  }

  private Mono<Done> tried(Batch batch, Taken row) {
    var order = batch.order();
    var caller = batch.caller();
    return switch (order.action()) {
      case RETRY ->
          retries
              .retry(
                  caller,
                  row.item(),
                  new Wanted(null, order.confirmed() || row.round() > 0, null),
                  row.key())
              .map(answer -> told(row, answer));
      case REJECT ->
          items
              .reject(caller, row.item(), Objects.requireNonNull(order.reason()))
              .map(_ -> succeeded(row));
      case ASSIGN -> items.assign(caller, row.item(), order.assignee()).map(_ -> succeeded(row));
    };
  }

  private static Done succeeded(Taken row) {
    return Done.of(row, Outcome.SUCCEEDED, null);
  }

  /** What whoever retries one is answered: a payment or a refund. */
  private Done told(Taken row, Answer answer) {
    var said = Json.MAPPER.readTree(answer.body());
    var failure = said.path("failure");
    var outcome = outcome(said);
    if (outcome == Outcome.FAILED && KEPT_BACK.contains(text(failure, "processor_code"))) {
      return Done.later(row, longer(row), false, true);
    }
    var id = text(said, "id");
    return new Done(
        row.item(),
        outcome,
        outcome == Outcome.FAILED ? text(failure, "reason") : null,
        IdKind.PAYMENT.parse(id).orElse(null),
        IdKind.REFUND.parse(id).orElse(null),
        0,
        false,
        false);
  }

  private static Outcome outcome(JsonNode said) {
    return switch (text(said, "status")) {
      case "succeeded", "authorized" -> Outcome.SUCCEEDED;
      case "failed", "canceled", "returned" -> Outcome.FAILED;
      case "unknown" -> Outcome.UNKNOWN;
      default -> Outcome.PENDING;
    };
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private Done judged(Taken row, Problem refused) {
    var code = refused.code();
    return switch (code) {
      case WRONG_STATE, OPERATION_IN_PROGRESS, RETRY_PLANNED ->
          Done.of(row, Outcome.SKIPPED, code.code());
      case IDEMPOTENCY_KEY_IN_FLIGHT, // whoever sent it died, and it is being found out
          VAULT_UNAVAILABLE,
          UNAVAILABLE,
          OVER_CAPACITY ->
          Done.later(row, pause(), false, false);
      default -> Done.of(row, Outcome.REFUSED, code.code());
    };
  }

  /** What may have been done is not said to have failed. */
  private Done broken(Batch batch, Taken row, Throwable failure) {
    var item = IdKind.ACTION_ITEM.format(row.item());
    if (row.tries() + 1 < MOST_TRIES) {
      LOG.warn("Item {} of a batch is tried again", item, failure);
      return Done.later(row, pause(), true, false);
    }
    LOG.error("Item {} of {} is given up", item, IdKind.BATCH.format(batch.id()), failure);
    return Done.of(row, Outcome.UNKNOWN, "internal");
  }

  /** Each time that it is kept back, twice as long; each time is on record. */
  private long longer(Taken row) {
    return Math.min(pause() << Math.min(row.round(), DOUBLINGS), LONGEST_PAUSE.toMillis());
  }

  private long pause() {
    return settings.pause().toMillis();
  }
}
