package dev.acquit.gateway.deadjob;

import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: jobs that were given up, of all organizations. */
public interface DeadJobs {

  /** By descending id, one more than the page's limit; {@code queue} is null for all. */
  Flux<DeadJob> list(@Nullable String queue, Page page);

  /** Has it tried again, like a new one; empty if there is none. */
  Mono<DeadJob> revive(Actor by, UUID id);

  /** Deletes it; what it was about stays as it is. Empty if there is none. */
  Mono<DeadJob> drop(Actor by, UUID id);
}
