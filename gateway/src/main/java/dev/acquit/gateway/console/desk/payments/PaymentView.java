package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.console.desk.Hands;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Possibilities.Possible;
import dev.acquit.gateway.payment.Refund;
import java.util.List;

/**
 * A payment with all that who looks may see of it.
 *
 * @param hands who did something to it, or to its items
 * @param account what the one is called where it was sent
 */
public record PaymentView(
    Chapter chapter,
    Possible possible,
    List<Refund> refunds,
    List<Dispute> disputes,
    List<ActionItem> items,
    Hands hands,
    String account) {

  public PaymentView {
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
    items = List.copyOf(items);
  }

  Payment payment() {
    return chapter.payment();
  }
}
