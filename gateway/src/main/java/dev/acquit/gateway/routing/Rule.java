package dev.acquit.gateway.routing;

import java.util.List;

/**
 * Where the charges go that meet all of its conditions.
 *
 * @param candidates the only accounts that are asked
 * @param failoverOn reasons of a decline after which the next one is asked
 */
public record Rule(String name, When when, List<Candidate> candidates, List<String> failoverOn) {

  public Rule {
    candidates = List.copyOf(candidates);
    failoverOn = List.copyOf(failoverOn);
  }
}
