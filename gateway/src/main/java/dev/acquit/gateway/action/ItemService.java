package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.Attention;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Replans;
import dev.acquit.gateway.payment.Retrying;
import dev.acquit.gateway.payment.Tries;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What people do to items, but trying again. */
@Service
public class ItemService {

  /** How many races one change may lose. */
  private static final int RACES = 8;

  private final ActionItems items;
  private final Payments payments;
  private final Attention attention;
  private final Replans replans;
  private final Clock clock;

  ItemService(
      ActionItems items, Payments payments, Attention attention, Replans replans, Clock clock) {
    this.items = items;
    this.payments = payments;
    this.attention = attention;
    this.replans = replans;
    this.clock = clock;
  }

  /** An item; a {@link Problem} if there is no such. */
  public Mono<ActionItem> find(Caller caller, UUID id) {
    return items.find(caller, id).switchIfEmpty(Mono.error(ItemService::unknown));
  }

  /**
   * Says who sees to it.
   *
   * @param assignee null for nobody
   */
  public Mono<ActionItem> assign(Caller caller, UUID id, @Nullable String assignee) {
    Step step = (read, at) -> refuseFinished(read.item).assigned(assignee, at);
    return changed(caller, id, new Change("assigned", step, null), RACES);
  }

  /** Gives it up for good: what failed stays so, and is not tried again by anybody. */
  public Mono<ActionItem> reject(Caller caller, UUID id, String reason) {
    return ended(caller, id, ItemStatus.REJECTED, reason);
  }

  /** Ends it because what it was open for has been seen to elsewhere. */
  public Mono<ActionItem> resolve(Caller caller, UUID id, String reason) {
    return ended(caller, id, ItemStatus.RESOLVED, reason);
  }

  private Mono<ActionItem> ended(Caller caller, UUID id, ItemStatus how, String reason) {
    Step step =
        (read, at) -> {
          refuseBusy(read);
          var ending = new Ending(at, reason, caller.actor().by());
          return read.item.with(read.item.state().ended(how, ending), at);
        };
    var plan = how == ItemStatus.REJECTED ? Retrying.REJECTED : Retrying.RESOLVED;
    return changed(caller, id, new Change(Names.of(how), step, plan), RACES);
  }

  private static ActionItem refuseFinished(ActionItem item) {
    if (item.isFinished()) {
      throw Problem.of(ProblemCode.WRONG_STATE, "The item is finished");
    }
    return item;
  }

  /** What may still turn out to have been done is not given up, and not said to be mended. */
  private static void refuseBusy(Read read) {
    var item = refuseFinished(read.item);
    if (item.status() == ItemStatus.IN_PROGRESS) {
      throw Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "It is tried again");
    }
    if (read.payment != null && Tries.isInDoubt(read.payment, item.about().subject())) {
      throw Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "Nobody knows yet what became of it");
    }
  }

  /** Who loses a race is judged by the next look. */
  private Mono<ActionItem> changed(Caller caller, UUID id, Change change, int races) {
    return read(caller, id)
        .flatMap(read -> {
          var after = change.step.of(read, clock.instant());
          var act = ItemActs.changed(caller, change.done, read.item, after);
          return written(read, attention.change(read.item, after).askedFor(act), change.plan)
              .filter(done -> done)
              .map(_ -> after);
        })
        .switchIfEmpty(
            Mono.defer(() ->
                races == 0
                    ? Mono.error(Problem.of(ProblemCode.OPERATION_IN_PROGRESS))
                    : changed(caller, id, change, races - 1)));
  }

  private Mono<Boolean> written(Read read, ItemChange change, @Nullable String plan) {
    if (read.payment == null) {
      return items.change(read.item, change);
    }
    return plan == null
        ? replans.changed(read.payment, change)
        : replans.closed(read.payment, plan, change);
  }

  /** The payment first, so that the item is known as long as the payment has not changed. */
  private Mono<Read> read(Caller caller, UUID id) {
    return find(caller, id)
        .flatMap(item ->
            item.about().payment() == null
                ? Mono.just(new Read(item, null))
                : read(caller, item, item.about().payment()));
  }

  /** Empty where it is about another payment by now. */
  private Mono<Read> read(Caller caller, ActionItem item, UUID payment) {
    return payments
        .find(caller.organization(), caller.live(), payment)
        .flatMap(found ->
            find(caller, item.id())
                .filter(now -> Objects.equals(now.about().payment(), payment))
                .map(now -> new Read(now, found)));
  }

  /** Puts on record what somebody has to say. */
  public Mono<Note> note(Caller caller, UUID id, String text) {
    return find(caller, id)
        .flatMap(item -> {
          var note = new Note(Ids.next(), text, caller.actor().by(), clock.instant());
          return items.add(item, note, ItemActs.noted(caller, item, note)).thenReturn(note);
        });
  }

  private static Problem unknown() {
    return Problem.of(ProblemCode.NOT_FOUND);
  }

  /** What becomes of an item; a {@link Problem} where it may not. */
  @FunctionalInterface
  private interface Step {

    ActionItem of(Read read, Instant at);
  }

  /**
   * What somebody does.
   *
   * @param done what the journal calls it
   * @param plan what becomes of a planned retry; null where that is left alone
   */
  private record Change(String done, Step step, @Nullable String plan) {}

  /** An item, and the payment that it is about; null where there is none. */
  private record Read(ActionItem item, @Nullable Payment payment) {}
}
