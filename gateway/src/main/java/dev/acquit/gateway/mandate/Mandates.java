package dev.acquit.gateway.mandate;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.Mandate.Status;
import dev.acquit.gateway.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Port: mandates and notices on record. Every write is one statement with its event and its entry
 * in the journal.
 */
public interface Mandates {

  Mono<Mandate> find(UUID organization, boolean live, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Mandate> list(Caller caller, Filter filter, Page page);

  /** Those of a method that a user keeps which have not ended, one an organization. */
  Flux<Mandate> standing(Collection<UUID> organizations, UUID method);

  /**
   * Records what became of a mandate, and tells it.
   *
   * @return false if it does not stand any more as it was read: then nothing is recorded
   */
  Mono<Boolean> change(Mandate read, Mandate after, MandateEvent told, Act act);

  /**
   * Records a mandate, and the end of the one that it supersedes; tells both.
   *
   * @return false if the method's mandate is another one meanwhile, or the organization may not use
   *     the method any more: then nothing is recorded
   */
  Mono<Boolean> give(
      Mandate given,
      MandateEvent created,
      @Nullable Mandate superseded,
      @Nullable MandateEvent ended,
      Act act);

  /**
   * Records that the payor was told; false if the mandate has ended since it was read, or if that
   * is on record.
   */
  Mono<Boolean> add(Notice notice, Act act);

  /** What is on record of the same debit: its mandate, its day and its amount. */
  Mono<Notice> same(Notice notice);

  /** Newest first, one more than the page's limit. */
  Flux<Notice> notices(Mandate mandate, Page page);

  /**
   * The notice of that amount, or more, that allows a debit first; empty if there is none.
   *
   * @param since no notice of an earlier day, where it allows one debit only
   */
  Mono<Notice> covering(Mandate mandate, Money money, @Nullable LocalDate since);

  /** What a list is narrowed to; null is any. */
  record Filter(@Nullable Status status, @Nullable UUID method) {}
}
