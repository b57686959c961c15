package dev.acquit.gateway.audit;

import dev.acquit.gateway.work.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Seals what waits in the queue, in the order in which it came. */
@Component
class Sealing {

  /** How often a chain may move before its jobs are left for a later turn. */
  private static final int RACES = 20;

  private final Entries entries;
  private final Sealer sealer;

  Sealing(Entries entries, Sealer sealer) {
    this.entries = entries;
    this.sealer = sealer;
  }

  /** Seals the entries of jobs of one organization. Done again, it changes nothing. */
  Mono<Void> seal(List<Job> jobs) {
    return Mono.defer(() -> tried(jobs))
        .retryWhen(Retry.max(RACES).filter(Entries.ChainMoved.class::isInstance));
  }

  private Mono<Void> tried(List<Job> jobs) {
    var organization = jobs.getFirst().organization();
    return entries
        .newest(organization)
        .defaultIfEmpty(Link.NONE)
        .flatMap(newest ->
            entries
                .unsealed(organization, jobs.stream().map(Job::id).toList())
                .collectList()
                .flatMap(unsealed -> entries.seal(jobs, links(newest, unsealed))));
  }

  private Map<UUID, Link> links(Link newest, List<Entry> unsealed) {
    var links = new LinkedHashMap<UUID, Link>();
    var last = newest;
    for (var entry : unsealed) {
      last = sealer.after(last, entry);
      links.put(entry.id(), last);
    }
    return links;
  }
}
