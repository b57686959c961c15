package dev.acquit.gateway.dispute;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.payment.ItemChange;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.processor.Notice.Stage;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: disputes on record. */
public interface Disputes {

  /** The dispute of that processor reference; empty if none is on record. */
  Mono<Dispute> find(UUID organization, UUID account, String processorReference);

  Mono<Dispute> find(Caller caller, UUID id);

  /** Those of these that are on record. */
  Flux<Dispute> all(Caller caller, Collection<UUID> ids);

  /** Newest first, one more than the page's limit. */
  Flux<Dispute> list(Caller caller, Filter filter, Page page);

  /**
   * Records a dispute, what it takes from the payment, and its events, by one statement.
   *
   * @return false if the payment has changed since it was read: then nothing is recorded
   */
  Mono<Boolean> record(Recording recording);

  /** What a list is narrowed to; null is any. */
  record Filter(@Nullable Stage status, @Nullable UUID payment) {}

  /**
   * One change.
   *
   * @param read the payment as it was when this was decided
   * @param takes what more is kept from the merchant; negative where it comes back
   * @param events their types
   * @param data the dispute, as the events carry it
   * @param items what becomes of what needs a person
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Recording(
      Payment read,
      Dispute after,
      long takes,
      List<String> events,
      byte[] data,
      List<ItemChange> items) {}
}
