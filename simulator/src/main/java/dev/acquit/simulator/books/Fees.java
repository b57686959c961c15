package dev.acquit.simulator.books;

/** What a processor keeps, in minor units. */
final class Fees {

  static final long DISPUTE = 1_500;

  private static final long DEBIT_AT_MOST = 500;

  private Fees() {}

  /** 2.9 % of a card's charge; 0.8 % of a debit, at most five hundred. */
  static long of(Charge charge) {
    return charge.isDebit() ? Math.min(DEBIT_AT_MOST, perMille(charge, 8)) : perMille(charge, 29);
  }

  private static long perMille(Charge charge, long rate) {
    return (charge.captured() * rate + 500) / 1_000;
  }
}
