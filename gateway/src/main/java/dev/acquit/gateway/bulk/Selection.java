package dev.acquit.gateway.bulk;

import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.bulk.Batch.Sum;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items that somebody means, by what they have in common. */
public record Selection(List<Group> groups) {

  public Selection {
    groups = List.copyOf(groups);
  }

  public int size() {
    return count(groups);
  }

  /** All of them. */
  public List<UUID> ids() {
    return groups.stream().map(Group::ids).flatMap(Collection::stream).toList();
  }

  /** Those that would be done, as they stand now. */
  public Selection toDo(Order order) {
    return those(group -> group.skipped(order) == null && group.refused(order) == null);
  }

  /** Those about refunds, or those about anything else. */
  public Selection ofRefunds(boolean refunds) {
    return those(group -> group.refund == refunds);
  }

  private Selection those(Predicate<Group> which) {
    return new Selection(groups.stream().filter(which).toList());
  }

  /** What is at stake, by currency. */
  public List<Sum> sums() {
    return groups.stream()
        .filter(group -> group.currency != null)
        .collect(Collectors.groupingBy(group -> Objects.requireNonNull(group.currency)))
        .entrySet()
        .stream()
        .map(one ->
            new Sum(
                one.getKey(),
                one.getValue().stream().mapToLong(Group::amount).sum(),
                count(one.getValue())))
        .sorted(Comparator.comparing(Sum::currency))
        .toList();
  }

  /** How many there are of each cause. */
  public Map<Cause, Integer> causes() {
    return counted(group -> Stream.of(group.cause));
  }

  /** How many were tried last at each account. */
  public Map<At, Integer> accounts() {
    return counted(group -> Stream.of(group.at));
  }

  /** How many are left as they are, as they stand now, and why. */
  public Map<ProblemCode, Integer> skipped(Order order) {
    return counted(group -> Stream.ofNullable(group.skipped(order)));
  }

  /** How many would be refused, as far as that is known now, and why. */
  public Map<ProblemCode, Integer> refused(Order order) {
    return counted(group -> Stream.ofNullable(group.refused(order)));
  }

  private <K extends Comparable<K>> Map<K, Integer> counted(Function<Group, Stream<K>> key) {
    return groups.stream()
        .collect(
            TreeMap::new,
            (all, group) ->
                key.apply(group).forEach(name -> all.merge(name, group.ids.size(), Integer::sum)),
            TreeMap::putAll);
  }

  private static int count(List<Group> groups) {
    return groups.stream().mapToInt(group -> group.ids.size()).sum();
  }

  /** An account, and its processor. */
  public record At(UUID account, String processor) implements Comparable<At> {

    @Override
    public int compareTo(At other) {
      return account.toString().compareTo(other.account.toString());
    }
  }

  /**
   * Items that stand alike.
   *
   * @param waits whether something goes on by itself
   * @param triable whether it is about a payment or a refund, which may be tried again
   * @param refund whether it is about a refund
   * @param bar what is known to stand in a retry's way; null where nothing is
   * @param amount of all together
   */
  public record Group(
      ItemStatus status,
      Cause cause,
      boolean waits,
      boolean triable,
      boolean refund,
      @Nullable ProblemCode bar,
      At at,
      @Nullable String currency,
      long amount,
      List<UUID> ids) {

    public Group {
      ids = List.copyOf(ids);
    }

    private @Nullable ProblemCode skipped(Order order) {
      if (status == ItemStatus.RESOLVED || status == ItemStatus.REJECTED) {
        return ProblemCode.WRONG_STATE;
      }
      if (order.action() == Action.ASSIGN) {
        return null;
      }
      if (status == ItemStatus.IN_PROGRESS) {
        return ProblemCode.OPERATION_IN_PROGRESS;
      }
      if (order.action() == Action.REJECT) {
        return null;
      }
      if (!triable) {
        return ProblemCode.WRONG_STATE;
      }
      if (waits && !order.confirmed()) {
        return ProblemCode.RETRY_PLANNED;
      }
      return isOver() ? bar : null;
    }

    /** The payment, or the refund, has gone on without its item. */
    private boolean isOver() {
      return bar == ProblemCode.WRONG_STATE || bar == ProblemCode.OPERATION_IN_PROGRESS;
    }

    private @Nullable ProblemCode refused(Order order) {
      return order.action() == Action.RETRY && skipped(order) == null ? bar : null;
    }
  }
}
