package dev.acquit.gateway.availability;

import dev.acquit.gateway.account.Accounts.Stored;
import java.util.List;

/** An account at a processor, and what is seen of each kind of call to it. */
public record Availability(Stored account, List<Sighting> operations) {

  /** Whether all its breakers are closed, at all gateways. */
  public boolean isAvailable() {
    return operations.stream().allMatch(seen -> seen.breaker() == Breaker.CLOSED);
  }
}
