package dev.acquit.gateway.routing;

import java.util.List;

/**
 * Rules in their order, of which the first that applies counts; and what applies for want of one.
 */
public record RuleSet(List<Rule> rules, Fallback fallback) {

  /** All that can take a charge, oldest first. */
  public static final RuleSet NONE =
      new RuleSet(List.of(), new Fallback(List.of(), true, List.of()));

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /**
   * Where a charge goes that no rule applies to.
   *
   * @param others whether accounts that it does not name come after those that it does
   */
  public record Fallback(List<Candidate> candidates, boolean others, List<String> failoverOn) {

    public Fallback {
      candidates = List.copyOf(candidates);
      failoverOn = List.copyOf(failoverOn);
    }
  }
}
