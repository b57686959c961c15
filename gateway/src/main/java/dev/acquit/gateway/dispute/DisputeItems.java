package dev.acquit.gateway.dispute;

import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.About;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.ActionItem.State;
import dev.acquit.gateway.payment.Attention;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.ItemRendering;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Items;
import dev.acquit.gateway.payment.Payment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of the item about a dispute: somebody has to answer it until it is decided. */
@Component
class DisputeItems {

  private final Items items;
  private final Attention attention;
  private final ItemRendering rendering;

  DisputeItems(Items items, Attention attention, ItemRendering rendering) {
    this.items = items;
    this.attention = attention;
    this.rendering = rendering;
  }

  /**
   * To be written with the dispute.
   *
   * @param known the dispute as it was; null where it was not on record
   * @param events what is told with it
   */
  Mono<List<ItemChange>> of(
      Payment payment, @Nullable Dispute known, Dispute after, List<String> events) {
    return Flux.concat(
            about(payment, after, isContested(known, after)),
            attention
                .astray(payment, events, after.updatedAt())
                .flatMapIterable(changes -> changes))
        .collectList();
  }

  /** Whether it has just begun, or what was only asked about is a dispute now. */
  private static boolean isContested(@Nullable Dispute known, Dispute after) {
    return !after.isClosed() && (known == null || known.stage() != after.stage());
  }

  private Mono<ItemChange> about(Payment payment, Dispute after, boolean opens) {
    return items
        .unfinished(after.organization(), after.id())
        .map(was -> Optional.of(was).filter(_ -> after.isClosed()).map(now -> ended(now, after)))
        .defaultIfEmpty(
            Optional.of(after).filter(_ -> opens).map(contested -> opened(payment, contested)))
        .flatMap(Mono::justOrEmpty);
  }

  private ItemChange ended(ActionItem was, Dispute after) {
    var over = was.state().ended(ItemStatus.RESOLVED, Ending.byFact(after.updatedAt()));
    return ItemChange.of(was, was.with(over, after.updatedAt()), rendering);
  }

  private ItemChange opened(Payment payment, Dispute dispute) {
    var about = About.dispute(payment.id(), dispute.id());
    var state = State.of(Cause.DISPUTED, null, 0, null);
    var item = ActionItem.opened(payment, about, dispute.money(), state, dispute.updatedAt());
    return ItemChange.of(null, item, rendering);
  }
}
