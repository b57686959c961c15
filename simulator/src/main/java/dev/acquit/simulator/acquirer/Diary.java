package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Charge.Stage;
import dev.acquit.simulator.books.Due;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sees to what comes due, in its order and as of its time, and passes over what no longer applies.
 */
final class Diary {

  private final Books books;
  private final Disputes disputes;
  private final Payouts payouts;

  Diary(Books books, Disputes disputes, Payouts payouts) {
    this.books = books;
    this.disputes = disputes;
    this.payouts = payouts;
  }

  /** Sees to everything that is due by now, and to what follows from it. */
  void keep() {
    for (var item = books.takeDue(); item != null; item = books.takeDue()) {
      see(item.what(), item.at());
    }
  }

  private void see(Due due, Instant at) {
    switch (due) {
      case Due.Settlement(var charge) -> settle(charge, at);
      case Due.Return(var charge) -> giveBack(charge, at);
      case Due.Refund(var refund) -> refund(refund, at);
      case Due.RefundFailure(var refund) -> failRefund(refund, at);
      case Due.Complaint(var charge) -> disputes.complain(books.charge(charge), at);
      case Due.Payday payday -> payouts.onPayday(payday, at);
    }
  }

  private void settle(String charge, Instant at) {
    var stage = books.charge(charge).stage();
    if (stage == Stage.TAKEN || stage == Stage.SENT) {
      books.record(new Entry.Settled(charge, at));
    }
  }

  private void giveBack(String id, Instant at) {
    var charge = books.charge(id);
    if (!charge.wasReturned()) {
      books.record(new Entry.Returned(id, codeOf(charge.opened().fate()), at));
    }
  }

  private void refund(String refund, Instant at) {
    if (books.operation(refund).result() == Result.PENDING) {
      books.record(new Entry.Refunded(refund, at));
    }
  }

  private void failRefund(String id, Instant at) {
    var refund = books.operation(id);
    if (refund.result() != Result.DECLINED) {
      var fate = books.charge(refund.charge()).opened().fate();
      books.record(new Entry.RefundFailed(id, codeOf(fate), at));
    }
  }

  private static String codeOf(@Nullable Fate fate) {
    return fate == null || fate.code() == null ? "unknown" : fate.code();
  }
}
