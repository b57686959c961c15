package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Shop;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one payer and one shop do, and what befalls one of their requests.
 *
 * @param reference the shop's own, by which the processor's ledger is asked
 * @param fault what the simulator does to the first request of {@code struck}; null for nothing
 */
record Script(
    String reference, Kind kind, String number, @Nullable String struck, @Nullable String fault) {

  private static final List<String> FAULTS =
      List.of(
          "timeout_before",
          "timeout_after_commit",
          "reset",
          "reset_after_commit",
          "garbage",
          "empty",
          "http_500",
          "http_500_after_commit",
          "http_503",
          "http_429",
          "slow",
          "webhook_first",
          "duplicate",
          Holdup.HELD);

  private static final int DECLINED_IN_TEN = 1;
  private static final int STRUCK_IN_TEN = 4;

  static Script of(Plan plan, int number) {
    var chance = plan.chance("payment", number);
    var kind = Kind.values()[chance.nextInt(Kind.values().length)];
    var struck = chance.nextInt(10) < STRUCK_IN_TEN ? any(chance, kind.operations()) : null;
    var fault = struck == null ? null : any(chance, FAULTS);
    return new Script(
        "f" + Long.toHexString(plan.seed()) + "n" + number + Shop.fresh().substring(0, 8),
        kind,
        number(chance, kind),
        Holdup.HELD.equals(fault) && !mayBeLate(kind, struck) ? null : struck,
        fault);
  }

  /**
   * A debit that succeeds too late is given back days after it has settled: nobody waits for that.
   * A retry that does may be one of two that succeeded, of which one is given back.
   */
  private static boolean mayBeLate(Kind kind, @Nullable String struck) {
    return kind != Kind.DEBIT
        && kind != Kind.RETRY
        && ("charge".equals(struck) || "authorize".equals(struck));
  }

  private static String number(RandomGenerator chance, Kind kind) {
    var refused = chance.nextInt(10) < DECLINED_IN_TEN || kind == Kind.RETRY;
    if (kind == Kind.DEBIT) {
      return refused ? Shop.RETURNED_FOR_FUNDS : Shop.SETTLES;
    }
    return refused ? Shop.NO_FUNDS : Shop.APPROVED;
  }

  private static String any(RandomGenerator chance, List<String> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  boolean isDebit() {
    return kind == Kind.DEBIT;
  }

  /** Its charge is declined; what matters is what then pays for it. */
  boolean isRetried() {
    return kind == Kind.RETRY;
  }

  /** What is done. */
  enum Kind {
    CHARGE,
    CHARGE_AGAIN,
    RETRY,
    REFUND,
    TWO_REFUNDS,
    REFUNDS_AT_ONCE,
    CAPTURE,
    VOID,
    CAPTURE_OR_VOID,
    DEBIT;

    /** At the processor, in order. */
    List<String> operations() {
      return switch (this) {
        case CHARGE, CHARGE_AGAIN, RETRY, DEBIT -> List.of("charge");
        case REFUND, TWO_REFUNDS, REFUNDS_AT_ONCE -> List.of("charge", "refund");
        case CAPTURE -> List.of("authorize", "capture");
        case VOID -> List.of("authorize", "void");
        case CAPTURE_OR_VOID -> List.of("authorize", "capture", "void");
      };
    }

    boolean isHeld() {
      return operations().getFirst().equals("authorize");
    }
  }
}
