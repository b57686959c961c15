package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal tells of payments: what somebody asked for, by hand or by a key. What came of it
 * is on the payment's timeline. Charges are not told here: they are events.
 */
final class PaymentActs {

  private PaymentActs() {}

  static Act captured(Caller caller, Payment payment, Attempt attempt) {
    return of(caller.actor(), "captured", payment, attempt, null);
  }

  static Act voided(Caller caller, Payment payment, Attempt attempt) {
    return of(caller.actor(), "voided", payment, attempt, null);
  }

  static Act refunded(Caller caller, Payment payment, Attempt attempt, UUID refund) {
    return of(caller.actor(), "refunded", payment, attempt, IdKind.REFUND.format(refund));
  }

  static Act retried(Actor actor, Payment payment, Attempt attempt) {
    return of(actor, "retried", payment, attempt, null);
  }

  private static Act of(
      Actor actor, String done, Payment payment, Attempt attempt, @Nullable String refund) {
    var after = new TreeMap<String, Object>();
    after.put("amount", attempt.amount());
    after.put("currency", payment.money().currency());
    after.put("attempt", IdKind.ATTEMPT.format(attempt.id()));
    if (refund != null) {
      after.put("refund", refund);
    }
    var id = IdKind.PAYMENT.format(payment.id());
    return Act.of(actor, payment.live(), "payment." + done, id, null, after);
  }
}
