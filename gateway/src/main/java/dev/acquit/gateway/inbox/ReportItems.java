package dev.acquit.gateway.inbox;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.About;
import dev.acquit.gateway.payment.ActionItem.Debt;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.ActionItem.State;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.ItemRendering;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Items;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The item about what a processor sent and nothing on record fits: somebody has to compare. */
@Component
class ReportItems {

  private final Items items;
  private final ItemRendering rendering;
  private final Clock clock;

  ReportItems(Items items, ItemRendering rendering, Clock clock) {
    this.items = items;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** A new one; it is found by the processor's id of the event. */
  ItemChange opened(Delivery delivery) {
    var now = clock.instant();
    var item =
        new ActionItem(
            delivery.organization(),
            Ids.next(),
            delivery.live(),
            0,
            new About(null, null, null, delivery.id()),
            new Debt(null, null, delivery.eventId(), money(delivery), false),
            delivery.route(),
            State.of(Cause.MISMATCH, null, 0, null),
            null,
            now,
            now);
    return ItemChange.of(null, item, rendering);
  }

  /** Ends it once the delivery fits after all, unless a person has. */
  Mono<Void> matched(Delivery delivery) {
    return items
        .unfinished(delivery.organization(), delivery.id())
        .flatMap(was -> items.change(was, ended(was)))
        .flatMap(done -> done ? Mono.empty() : matched(delivery)); // it changed: look again
  }

  private ItemChange ended(ActionItem was) {
    var now = clock.instant();
    var over = was.state().ended(ItemStatus.RESOLVED, Ending.byFact(now));
    return ItemChange.of(was, was.with(over, now), rendering);
  }

  /** What the first fact tells of that names an amount; null where none does. */
  private static @Nullable Money money(Delivery delivery) {
    var facts = delivery.facts();
    return facts == null
        ? null
        : facts.stream()
            .map(ReportItems::amount)
            .filter(Objects::nonNull)
            .findFirst()
            .map(amount -> new Money(amount.minor(), amount.currency()))
            .orElse(null);
  }

  private static @Nullable Amount amount(Fact fact) {
    return switch (fact) {
      case Fact.Answered(_, _, Outcome.Approved(_, var amount, _), _) -> amount;
      case Fact.Returned returned -> returned.amount();
      case Fact.Disputed disputed -> disputed.amount();
      case Fact.Answered _, Fact.Settled _, Fact.ReturnReversed _, Fact.PaidOut _ -> null;
    };
  }
}
