package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.action.web.Steps.StepJson;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.ActionItem.For;
import dev.acquit.gateway.payment.Views;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as the API shows it.
 *
 * @param failure as the payment's
 * @param detail in the answer to who asks for this one; null elsewhere
 */
record ItemJson(
    String id,
    boolean live,
    String status,
    String cause,
    @Nullable String payment,
    @Nullable String refund,
    @Nullable String dispute,
    @Nullable String purpose,
    @Nullable String rail,
    @Nullable String reference,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable Object failure,
    StepJson nextStep,
    int attempts,
    @Nullable String waitsFor,
    @Nullable Instant waitsUntil,
    String processor,
    String processorAccount,
    @Nullable String assignee,
    @Nullable EndingJson ended,
    Instant createdAt,
    Instant updatedAt,
    @Nullable DetailJson detail) {

  static ItemJson of(ActionItem item, Views views, Steps steps, @Nullable DetailJson detail) {
    var about = item.about();
    var debt = item.debt();
    var state = item.state();
    var waits = state.waits();
    return new ItemJson(
        IdKind.ACTION_ITEM.format(item.id()),
        item.live(),
        Names.of(state.status()),
        Names.of(state.cause()),
        id(IdKind.PAYMENT, about.payment()),
        id(IdKind.REFUND, about.refund()),
        id(IdKind.DISPUTE, about.dispute()),
        name(debt.purpose()),
        name(debt.rail()),
        debt.reference(),
        debt.money() == null ? null : debt.money().minor(),
        debt.money() == null ? null : debt.money().currency(),
        state.failure() == null ? null : views.view(state.failure(), retryAt(item)),
        steps.of(NextStep.of(item)),
        state.attempts(),
        waits == null ? null : Names.of(waits.why()),
        waits == null ? null : waits.until(),
        item.route().processor(),
        IdKind.PROCESSOR_ACCOUNT.format(item.route().account()),
        item.assignee(),
        state.ending() == null ? null : EndingJson.of(state.ending()),
        item.createdAt(),
        item.updatedAt(),
        detail);
  }

  private static @Nullable Instant retryAt(ActionItem item) {
    var waits = item.state().waits();
    return waits == null || waits.why() == For.BREAKER ? null : waits.until();
  }

  private static @Nullable String id(IdKind kind, @Nullable UUID id) {
    return id == null ? null : kind.format(id);
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Names.of(constant);
  }

  /** How it ended: by a fact where nobody is named. */
  record EndingJson(Instant at, @Nullable String reason, @Nullable String by) {

    static EndingJson of(Ending ending) {
      var by = ending.by();
      return new EndingJson(ending.at(), ending.reason(), by == null ? null : by.shown());
    }
  }
}
