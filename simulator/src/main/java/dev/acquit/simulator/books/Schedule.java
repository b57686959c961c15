package dev.acquit.simulator.books;

import dev.acquit.simulator.clock.Agenda;
import dev.acquit.simulator.clock.BusinessDays;
import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.Duration;
import java.time.Instant;

/** What follows from what happened, and when. */
final class Schedule {

  private static final Duration CARD_BATCH = Duration.ofDays(1);
  private static final Duration COMPLAINT = Duration.ofDays(1);
  private static final int DEBIT_SETTLES = 4;
  private static final int DEBIT_RETURNS = 2;
  private static final int DEBIT_RETURNS_LATE = 5;
  private static final int REFUND_ARRIVES = 1;
  private static final int REFUND_FAILS = 2;

  private final Agenda<Due> agenda;

  Schedule(Agenda<Due> agenda) {
    this.agenda = agenda;
  }

  void follow(Charge charge, Operation operation) {
    switch (operation.operation()) {
      case CHARGE -> {
        if (charge.isDebit()) {
          debit(charge, operation.at());
        } else {
          batch(charge, operation.at());
        }
      }
      case CAPTURE -> batch(charge, operation.at());
      case REFUND -> refund(charge, operation);
      case AUTHORIZE, VERIFY, VOID -> {}
    }
  }

  private void batch(Charge charge, Instant taken) {
    agenda.add(taken.plus(CARD_BATCH), new Due.Settlement(charge.opened().id()));
  }

  private void debit(Charge charge, Instant sent) {
    var id = charge.opened().id();
    var fate = charge.opened().fate();
    if (Fate.is(fate, Fate.Kind.RETURNED_BEFORE)) {
      agenda.add(BusinessDays.after(sent, DEBIT_RETURNS), new Due.Return(id));
      return;
    }
    agenda.add(BusinessDays.after(sent, DEBIT_SETTLES), new Due.Settlement(id));
    if (Fate.is(fate, Fate.Kind.RETURNED_AFTER)) {
      agenda.add(BusinessDays.after(sent, DEBIT_RETURNS_LATE), new Due.Return(id));
    }
  }

  private void refund(Charge charge, Operation refund) {
    if (refund.result() == Result.PENDING) {
      var arrives = BusinessDays.after(refund.at(), REFUND_ARRIVES);
      agenda.add(arrives, new Due.Refund(refund.id()));
    }
    if (Fate.is(charge.opened().fate(), Fate.Kind.REFUNDS_FAIL)) {
      var fails = BusinessDays.after(refund.at(), REFUND_FAILS);
      agenda.add(fails, new Due.RefundFailure(refund.id()));
    }
  }

  void followSettlement(Charge charge, Instant at) {
    if (Fate.is(charge.opened().fate(), Fate.Kind.DISPUTED)) {
      agenda.add(at.plus(COMPLAINT), new Due.Complaint(charge.opened().id()));
    }
  }

  /** What is there again clears at once, unless it had cleared before. */
  void followReversal(Charge charge, Instant at) {
    if (charge.stage() == Charge.Stage.SENT) {
      agenda.add(at, new Due.Settlement(charge.opened().id()));
    }
  }
}
