package dev.acquit.gateway.audit;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.work.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: the journal on record. */
public interface Entries {

  /** Newest first, one more than the page's limit: those of the caller's mode, and of none. */
  Flux<Entry> list(Caller caller, Filter filter, Page page);

  /** Of these entries, those that are not sealed, oldest first. */
  Flux<Entry> unsealed(UUID organization, Collection<UUID> ids);

  /** The end of an organization's chain; empty before the first seal. */
  Mono<Link> newest(UUID organization);

  /** The link of that number; empty if there is none. */
  Mono<Link> link(UUID organization, long number);

  /**
   * Records their links and ends the jobs. An error {@link ChainMoved} if somebody else has added
   * to the chain since it was read: then nothing is recorded.
   *
   * @param jobs of one taking
   */
  Mono<Void> seal(List<Job> jobs, Map<UUID, Link> links);

  /** Those after that number, in the chain's order. */
  Flux<Entry> chain(UUID organization, long after, int limit);

  /** The first organization after that one that has a chain; empty after the last. */
  Mono<UUID> organizationAfter(UUID organization);

  /** How long the oldest entry without a seal has waited; zero where none does. */
  Mono<Duration> longestUnsealed();

  /** What a list is narrowed to; null is any. */
  record Filter(
      @Nullable String resource,
      @Nullable UUID actor,
      Actor.@Nullable Type actorType,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Somebody else has added to the chain. */
  final class ChainMoved extends RuntimeException {

    public ChainMoved() {
      super("Somebody else has added to the chain", null, false, false);
    }
  }
}
