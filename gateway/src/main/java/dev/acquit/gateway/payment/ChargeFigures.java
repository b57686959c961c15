package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: what came of charges, in numbers. */
public interface ChargeFigures {

  /** So many charges are counted at most, the newest: nobody waits for a count that long. */
  int COUNTED = 10_000;

  /** What came of the newest charges since then, account by account, by the accounts' names. */
  Mono<Rates> rates(Caller caller, Instant since);

  /**
   * What came of charges.
   *
   * @param isPartial whether there may be more of them than were counted
   */
  record Rates(List<Rate> accounts, boolean isPartial) {

    public Rates {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * What came of an account's charges and authorizations.
   *
   * @param name the account's
   * @param failed declined, rejected, or never sent
   * @param open of which nobody knows yet
   */
  record Rate(UUID account, String name, String processor, long approved, long failed, long open) {}
}
