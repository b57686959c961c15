package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Retries.Try;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a limit for a try of that amount.
 *
 * @param made retries within the window: the first try is none
 * @param freesAt when one more is allowed; null where it is now
 */
public record RetryRoom(RetryLimit limit, int made, @Nullable Instant freesAt) {

  /** By the tries that count at that time; what refuses is the statement, by the same rule. */
  static RetryRoom of(RetryLimit limit, List<Try> tries, Money money, Instant now) {
    var counted =
        tries.stream()
            .filter(one -> one.at().isAfter(now.minus(limit.window())))
            .filter(one -> !limit.sameAmount() || isOf(one, money))
            .sorted(Comparator.comparing(Try::at))
            .toList();
    var over = counted.size() - limit.retries();
    var freesAt = over <= 0 ? null : counted.get(over - 1).at().plus(limit.window());
    return new RetryRoom(limit, Math.max(0, counted.size() - 1), freesAt);
  }

  private static boolean isOf(Try one, Money money) {
    return one.amount() == money.minor() && one.currency().equals(money.currency());
  }

  /** How many retries more are allowed now. */
  public int left() {
    return Math.max(0, limit.retries() - made);
  }
}
