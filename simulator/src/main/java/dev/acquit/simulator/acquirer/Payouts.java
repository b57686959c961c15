package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Due.Payday;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.books.Payout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pays out what accounts have coming. */
final class Payouts {

  private final Books books;

  Payouts(Books books) {
    this.books = books;
  }

  void onPayday(Payday whose, Instant at) {
    if (books.purses().isPayday(whose, at)) {
      pay(whose, at);
    }
  }

  /** Pays every purse at once, whatever day it is. */
  List<Payout> payAll() {
    var payouts = new ArrayList<Payout>();
    for (var whose : books.purses().all()) {
      payouts.addAll(pay(whose, books.clock().now()));
    }
    return payouts;
  }

  private List<Payout> pay(Payday whose, Instant at) {
    var payouts = new ArrayList<Payout>();
    var lines = books.purses().payable(whose);
    while (!lines.isEmpty()) {
      var payout = Payout.of(Ids.next("po_"), whose.currency(), lines);
      books.record(new Entry.PaidOut(whose.account(), payout, at));
      payouts.add(payout);
      lines = books.purses().payable(whose);
    }
    return payouts;
  }
}
