package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Decision;
import dev.acquit.gateway.bulk.Batch.State;
import dev.acquit.gateway.bulk.Batch.Sum;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A batch as the API shows it.
 *
 * @param waitsFor what keeps rows back, though they could be done
 * @param outlook what it would do, while that is to be decided, where it is asked for alone
 * @param expiresAt until when it can be approved; null where it need not be
 */
record BatchJson(
    String id,
    boolean live,
    String status,
    String action,
    boolean confirm,
    @Nullable String reason,
    @Nullable String assignee,
    @Nullable JsonNode filter,
    int rows,
    List<Sum> amounts,
    CountsJson counts,
    @Nullable WaitJson waitsFor,
    ActorJson begunBy,
    @Nullable Instant expiresAt,
    @Nullable DecisionJson decision,
    @Nullable PreviewJson outlook,
    Instant createdAt,
    Instant updatedAt) {

  static BatchJson of(Batch batch) {
    return of(batch, null);
  }

  static BatchJson of(Batch batch, @Nullable Preview outlook) {
    var order = batch.order();
    return new BatchJson(
        IdKind.BATCH.format(batch.id()),
        batch.live(),
        Names.of(batch.status()),
        Names.of(order.action()),
        order.confirmed(),
        order.reason(),
        order.assignee(),
        order.filter() == null ? null : Json.MAPPER.readTree(order.filter()),
        batch.size(),
        batch.sums(),
        CountsJson.of(batch),
        WaitJson.of(batch.state()),
        ActorJson.of(batch.by()),
        batch.expiresAt(),
        batch.decision() == null ? null : DecisionJson.of(batch.decision()),
        outlook == null ? null : PreviewJson.of(outlook),
        batch.createdAt(),
        batch.updatedAt());
  }

  /**
   * How many rows came to what.
   *
   * @param pending those that are not done, and those that are on their way
   */
  record CountsJson(int pending, int succeeded, int failed, int refused, int skipped, int unknown) {

    static CountsJson of(Batch batch) {
      var counts = batch.state().counts();
      return new CountsJson(
          batch.size() - counts.all(),
          counts.succeeded(),
          counts.failed(),
          counts.refused(),
          counts.skipped(),
          counts.unknown());
    }
  }

  /** Accounts whose breaker is open. */
  record WaitJson(String reason, List<String> processorAccounts) {

    static @Nullable WaitJson of(State state) {
      return state.resting().isEmpty()
          ? null
          : new WaitJson(
              "breaker",
              state.resting().stream().map(IdKind.PROCESSOR_ACCOUNT::format).sorted().toList());
    }
  }

  /** Somebody, or the gateway itself. */
  record ActorJson(String type, @Nullable String id, String name) {

    static ActorJson of(Actor actor) {
      return new ActorJson(Names.of(actor.type()), actor.by().shown(), actor.name());
    }
  }

  /** What was decided on it. */
  record DecisionJson(String verdict, ActorJson by, Instant at, @Nullable String reason) {

    static DecisionJson of(Decision decision) {
      return new DecisionJson(
          Names.of(decision.verdict()),
          ActorJson.of(decision.by()),
          decision.at(),
          decision.reason());
    }
  }
}
