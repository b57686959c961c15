package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Keys;
import dev.acquit.gateway.work.Bell;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Begins batches, or tells what one would be. */
@Service
public class BulkService {

  /** How many items a filter may mean. */
  public static final int MOST = 50_000;

  private static final int ACCEPTED = 202;
  private static final int MOST_TOLD = 50;

  private final Batches batches;
  private final ApprovalService approvals;
  private final Keys keys;
  private final Batches.Rendering rendering;
  private final BulkSettings settings;
  private final Bell bell;
  private final Clock clock;

  BulkService(
      Batches batches,
      ApprovalService approvals,
      Keys keys,
      Batches.Rendering rendering,
      BulkSettings settings,
      Bell bell,
      Clock clock) {
    this.batches = batches;
    this.approvals = approvals;
    this.keys = keys;
    this.rendering = rendering;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
  }

  /** What a batch would be now. Nothing is recorded. */
  public Mono<Preview> dryRun(Caller caller, Wanted wanted) {
    return chosen(caller, wanted)
        .zipWith(approvals.current(caller))
        .map(both ->
            new Preview(
                wanted.order,
                both.getT1(),
                both.getT2().said().isNeeded(wanted.order.action(), both.getT1())));
  }

  /** What a batch that is made would do, if it began now. */
  public Mono<Preview> outlook(Batch batch) {
    var waits = batch.status() == Batch.Status.AWAITING_APPROVAL;
    return batches.selected(batch).map(chosen -> new Preview(batch.order(), chosen, waits));
  }

  /** Makes a batch, once per key. */
  public Mono<Answer> begin(Caller caller, Wanted wanted, IdempotencyKey key) {
    return begin(caller, wanted, key, _ -> true);
  }

  /**
   * The same, as long as it is what somebody has agreed to; {@code wrong_state} where it is not.
   *
   * @param agreed whether that is what they have seen
   */
  public Mono<Answer> begin(
      Caller caller, Wanted wanted, IdempotencyKey key, Predicate<Preview> agreed) {
    return known(caller, key)
        .switchIfEmpty(Mono.defer(() -> begun(caller, wanted, key, agreed)))
        .switchIfEmpty(Mono.defer(() -> known(caller, key)));
  }

  private Mono<Answer> known(Caller caller, IdempotencyKey key) {
    return keys.find(caller, key)
        .map(known -> {
          if (!key.sameRequest(known.fingerprint())) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
          }
          return Objects.requireNonNull(known.saved()).asReplay();
        });
  }

  /** Empty if another request with that key was faster. */
  private Mono<Answer> begun(
      Caller caller, Wanted wanted, IdempotencyKey key, Predicate<Preview> agreed) {
    return dryRun(caller, wanted)
        .doOnNext(preview -> refuseOther(preview, agreed))
        .map(preview -> beginning(caller, wanted, preview, key))
        .flatMap(beginning ->
            batches
                .begin(beginning)
                .filter(done -> done)
                .doOnNext(_ -> bell.ring(Batches.QUEUE))
                .map(_ -> beginning.answer()));
  }

  private static void refuseOther(Preview preview, Predicate<Preview> agreed) {
    if (!agreed.test(preview)) {
      throw Problem.of(ProblemCode.WRONG_STATE, "It is not what it was when it was shown");
    }
  }

  private Batches.Beginning beginning(
      Caller caller, Wanted wanted, Preview preview, IdempotencyKey key) {
    var chosen = preview.chosen;
    if (chosen.size() == 0) {
      throw bad("/filter", "unresolved", "Nothing that is unfinished fits it");
    }
    var now = clock.instant();
    var made = Batch.of(caller, Ids.next(), wanted.order, chosen, now);
    var batch = preview.approval ? made.awaiting(now.plus(settings.approval())) : made;
    var data = rendering.of(batch);
    return new Batches.Beginning(
        batch,
        chosen.ids(),
        key,
        Answer.fresh(ACCEPTED, data),
        Ids.next(),
        data,
        BulkActs.begun(batch));
  }

  private Mono<Selection> chosen(Caller caller, Wanted wanted) {
    var filter = wanted.filter;
    return filter == null
        ? batches
            .selected(caller, wanted.ids)
            .doOnNext(found -> refuseMissing(wanted.ids, new HashSet<>(found.ids())))
        : batches.selected(caller, filter, MOST + 1).doOnNext(BulkService::refuseTooMany);
  }

  private static void refuseMissing(List<UUID> asked, Set<UUID> found) {
    var missing =
        IntStream.range(0, asked.size())
            .filter(at -> !found.contains(asked.get(at)))
            .mapToObj(at -> new FieldError("/ids/" + at, "unresolved", "There is no such item"))
            .limit(MOST_TOLD)
            .toList();
    if (!missing.isEmpty()) {
      throw Problem.fields(missing);
    }
  }

  private static void refuseTooMany(Selection found) {
    if (found.size() > MOST) {
      throw bad("/filter", "too_many", "At most " + MOST + " items; narrow it");
    }
  }

  private static Problem bad(String pointer, String code, String detail) {
    return Problem.fields(List.of(new FieldError(pointer, code, detail)));
  }

  /**
   * What is asked for.
   *
   * @param ids which items; of no use where there is a filter
   */
  public record Wanted(Order order, List<UUID> ids, @Nullable Filter filter) {

    public Wanted {
      ids = List.copyOf(ids);
    }
  }

  /**
   * What a batch would be.
   *
   * @param approval whether a second person would have to approve it
   */
  public record Preview(Order order, Selection chosen, boolean approval) {}
}
