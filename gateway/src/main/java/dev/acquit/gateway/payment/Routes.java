package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: where a charge goes. */
public interface Routes {

  /** The first account that can do it; empty if there is none in the caller's mode. */
  Mono<Route> first(Caller caller, Wanted wanted);

  /**
   * What an account has to be able to do.
   *
   * @param among whose accounts alone come into question; empty for all
   */
  record Wanted(Rail rail, Operation operation, String currency, Set<UUID> among) {

    /** Whether an account that can do so much, under that id, will do. */
    public boolean fits(UUID account, Abilities able) {
      return (among.isEmpty() || among.contains(account))
          && able.can(operation)
          && able.takes(currency);
    }
  }
}
