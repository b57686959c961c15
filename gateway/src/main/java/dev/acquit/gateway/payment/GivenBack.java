package dev.acquit.gateway.payment;

/**
 * What went back of a payment's money, in minor units.
 *
 * @param reserved by refunds that are not decided
 * @param disputed taken back by disputes that are open or lost
 * @param excess what others gave back beyond what was captured: recorded, since it happened
 */
public record GivenBack(long refunded, long reserved, long disputed, long excess) {

  static final GivenBack NOTHING = new GivenBack(0, 0, 0, 0);

  /** After a refund of {@code amount} went from one state to another. */
  GivenBack after(RefundStatus from, RefundStatus to, long amount) {
    return new GivenBack(
        refunded + amount * (counts(to) - counts(from)),
        reserved + amount * (holds(to) - holds(from)),
        disputed,
        excess);
  }

  /** A refund that begins: the statement that reserves it lets none begin beyond what is left. */
  GivenBack reserving(long amount) {
    return new GivenBack(refunded, reserved + amount, disputed, excess);
  }

  GivenBack disputing(long amount) {
    return new GivenBack(refunded, reserved, disputed + amount, excess);
  }

  /** The same, held against what is captured now. */
  GivenBack against(long captured) {
    return new GivenBack(refunded, reserved, disputed, Math.max(0, refunded + reserved - captured));
  }

  private static int counts(RefundStatus status) {
    return status == RefundStatus.SUCCEEDED ? 1 : 0;
  }

  private static int holds(RefundStatus status) {
    return switch (status) {
      case SUBMITTED, PENDING, UNKNOWN -> 1;
      case SUCCEEDED, FAILED, CANCELED -> 0;
    };
  }
}
