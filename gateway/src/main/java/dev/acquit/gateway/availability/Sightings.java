package dev.acquit.gateway.availability;

import dev.acquit.gateway.account.Accounts.Stored;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Port: what gateways see that is not closed. What a gateway has not confirmed for a while counts
 * no more: it is gone.
 */
public interface Sightings {

  /** What gateways but this one have confirmed within {@code fresh}, of those accounts. */
  Flux<Seen> others(UUID organization, Collection<UUID> accounts, UUID instance, Duration fresh);

  /**
   * Records or confirms that a breaker is not closed. The first of an account's is told, as {@code
   * processor.unavailable}.
   *
   * @param data the account as the API shows it with that
   */
  Mono<Void> down(Report report, Stored account, byte[] data);

  /**
   * Forgets a breaker, since it closed. What was the account's last is told, as {@code
   * processor.available}, at once or by {@link #recovered}.
   */
  Mono<Void> up(Report report, Duration fresh, byte[] data);

  /** Forgets what nobody confirmed for that long, and tells how many that were. */
  Mono<Long> forget(Duration older);

  /** Accounts that count as unavailable while no breaker of theirs is seen so any more. */
  Flux<Account> recovered(Duration fresh, int limit);

  /** Tells that the account is available, unless it is known, or not so after all. */
  Mono<Void> available(Account account, Duration fresh, byte[] data);

  /** One breaker of one gateway. */
  record Report(UUID organization, UUID account, UUID instance, Sighting sighting) {}

  /** What another gateway sees of an account. */
  record Seen(UUID account, Sighting sighting) {}

  /** Which account. */
  record Account(UUID organization, UUID account) {}
}
