package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: events that customers are told of, for as long as they are kept. */
public interface Events {

  Mono<Told> find(Caller caller, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Told> list(Caller caller, Filter filter, Page page);

  /** Forgets what a batch of older events told; that they happened stays. Tells how many. */
  Mono<Long> forgetOlderThan(Duration age, int batch);

  /** What a list is narrowed to; null is any. */
  record Filter(
      @Nullable String type,
      @Nullable UUID resource,
      @Nullable Instant createdFrom,
      @Nullable Instant createdTo) {}

  /**
   * An event.
   *
   * @param resource the id of what it is about
   * @param sequence 1, 2, 3, ... of that resource, without a gap
   * @param data the resource as it was then, as the API shows it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Told(
      UUID id, boolean live, String type, UUID resource, long sequence, Instant at, byte[] data) {}
}
