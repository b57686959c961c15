package dev.acquit.gateway.payment;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a charge may go.
 *
 * @param candidates in their order, at least one; no more than {@value #MOST} are tried
 * @param failoverOn the reasons of a decline after which the next one is asked
 * @param by null where the organization has made no rules
 */
public record Routed(List<Route> candidates, Set<String> failoverOn, @Nullable RoutedBy by) {

  /** How many attempts one request can make. */
  public static final int MOST = 5;

  public Routed {
    candidates = candidates.stream().limit(MOST).toList();
    failoverOn = Set.copyOf(failoverOn);
  }

  Route first() {
    return candidates.getFirst();
  }

  boolean isLast() {
    return candidates.size() == 1;
  }

  /** Once the first has been tried. */
  Routed rest() {
    return new Routed(candidates.subList(1, candidates.size()), failoverOn, by);
  }
}
