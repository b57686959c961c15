package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.bulk.Batch.Decision;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.Batch.Verdict;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.work.Bell;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What becomes of a batch as a whole: by people, by time, and by its last row. */
@Service
public class BatchDecisions {

  /** How many races one decision may lose: a batch that runs changes all the time. */
  private static final int RACES = 50;

  private final Batches batches;
  private final Batches.Rendering rendering;
  private final Bell bell;
  private final Clock clock;

  BatchDecisions(Batches batches, Batches.Rendering rendering, Bell bell, Clock clock) {
    this.batches = batches;
    this.rendering = rendering;
    this.bell = bell;
    this.clock = clock;
  }

  /** A batch; a {@link Problem} if there is no such. */
  public Mono<Batch> find(Caller caller, UUID id) {
    return batches
        .find(caller.organization(), id)
        .filter(batch -> batch.live() == caller.live())
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** The second person says yes: it begins. */
  public Mono<Batch> approve(Caller caller, UUID id) {
    BiFunction<Batch, Instant, Decided> step =
        (read, now) -> {
          refuseDecided(caller, read, now);
          var decision = new Decision(Verdict.APPROVED, caller.actor(), now, null);
          return new Decided(read.then(read.state().with(Status.RUNNING), decision, now), decision);
        };
    return decided(caller, id, step, RACES).doOnNext(_ -> bell.ring(Batches.QUEUE));
  }

  /** The second person says no: nothing is done. */
  public Mono<Batch> reject(Caller caller, UUID id, String reason) {
    BiFunction<Batch, Instant, Decided> step =
        (read, now) -> {
          refuseDecided(caller, read, now);
          return over(read, new Decision(Verdict.REJECTED, caller.actor(), now, reason));
        };
    return decided(caller, id, step, RACES);
  }

  /** What has not begun is not done. */
  public Mono<Batch> cancel(Caller caller, UUID id) {
    BiFunction<Batch, Instant, Decided> step =
        (read, now) ->
            switch (read.status()) {
              case AWAITING_APPROVAL, RUNNING, PAUSED ->
                  over(read, new Decision(Verdict.CANCELED, caller.actor(), now, null));
              case COMPLETED, CANCELED, REJECTED ->
                  throw Problem.of(ProblemCode.WRONG_STATE, "The batch is over");
            };
    return decided(caller, id, step, RACES);
  }

  private static void refuseDecided(Caller caller, Batch read, Instant now) {
    if (read.status() != Status.AWAITING_APPROVAL || isExpired(read, now)) {
      throw Problem.of(ProblemCode.WRONG_STATE, "The batch does not wait for an approval");
    }
    if (read.isBegunBy(caller.actor())) {
      throw Problem.of(ProblemCode.OWN_BATCH);
    }
  }

  private static boolean isExpired(Batch batch, Instant now) {
    return batch.expiresAt() != null && !now.isBefore(batch.expiresAt());
  }

  private static Decided over(Batch read, Decision decision) {
    var status = decision.verdict() == Verdict.REJECTED ? Status.REJECTED : Status.CANCELED;
    var left = read.state().without(read.left(), status);
    return new Decided(read.then(left, decision, decision.at()), decision);
  }

  private Mono<Batch> decided(
      Caller caller, UUID id, BiFunction<Batch, Instant, Decided> step, int races) {
    return find(caller, id)
        .flatMap(read -> {
          var decided = step.apply(read, clock.instant());
          var act = BulkActs.decided(read, decided.after, decided.decision);
          return changed(read, decided.after, verdict(decided.decision), act);
        })
        .switchIfEmpty(
            Mono.defer(() ->
                races == 0
                    ? Mono.error(Problem.of(ProblemCode.OPERATION_IN_PROGRESS))
                    : decided(caller, id, step, races - 1)));
  }

  private static String verdict(Decision decision) {
    return switch (decision.verdict()) {
      case APPROVED -> "bulk.approved";
      case REJECTED -> "bulk.rejected";
      case CANCELED -> "bulk.canceled";
    };
  }

  /** Nobody has decided in time; empty if somebody has. */
  Mono<Batch> expired(Batch read) {
    var clock = new Decision(Verdict.CANCELED, BulkActs.clock(), this.clock.instant(), "expired");
    return changed(read, over(read, clock).after, "bulk.canceled", null);
  }

  /** Whoever began it may not do that any more; empty if somebody has decided. */
  Mono<Batch> withdrawn(Batch read) {
    var clock =
        new Decision(Verdict.CANCELED, BulkActs.clock(), this.clock.instant(), "not_permitted");
    return changed(read, over(read, clock).after, "bulk.canceled", null);
  }

  /** It is known what came of each row; empty if it has changed since. */
  Mono<Batch> completed(Batch read) {
    var done = read.state().with(Status.COMPLETED);
    var after = read.then(done, read.decision(), clock.instant());
    return changed(read, after, "bulk.completed", null);
  }

  private Mono<Batch> changed(Batch read, Batch after, String type, @Nullable Act act) {
    var change = new Batches.Change(read, after, Ids.next(), type, rendering.of(after), act);
    return batches.change(change).filter(done -> done).map(_ -> after);
  }

  /** Until when it can be approved; null where that is over. */
  @Nullable Instant waitsUntil(Batch batch) {
    return isExpired(batch, clock.instant()) ? null : batch.expiresAt();
  }

  private record Decided(Batch after, Decision decision) {}
}
