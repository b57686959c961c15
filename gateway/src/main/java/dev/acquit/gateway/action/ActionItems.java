package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Items;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: items on record, and what is said about them. */
public interface ActionItems extends Items {

  Mono<ActionItem> find(Caller caller, UUID id);

  /** In the order that is asked for, one more than the page's limit. */
  Flux<ActionItem> list(Caller caller, Filter filter, Sort sort, Page page);

  /**
   * Those of any organization that wait for a processor which answers again.
   *
   * @param after how long they have waited at least
   */
  Flux<ActionItem> released(Duration after, int limit);

  /** The item as it stands now; empty where it waits for no processor any more. */
  Mono<ActionItem> current(ActionItem known);

  /**
   * What has changed since then, newest first: an entry each time that an item did.
   *
   * @param scope of which only organization and mode count
   */
  Flux<Changed> changed(Caller scope, Instant since, int limit);

  /** What is unfinished, of all organizations. */
  Flux<Backlog> backlog();

  /** Oldest first. */
  Flux<Note> notes(ActionItem item);

  /**
   * Puts it on record, and on the timeline.
   *
   * @param act what the journal tells of it
   */
  Mono<Void> add(ActionItem item, Note note, Act act);

  /**
   * What is unfinished of one cause.
   *
   * @param count no more than 10000 are counted
   * @param oldest for how long the oldest has been
   */
  record Backlog(boolean live, Cause cause, long count, Duration oldest) {}

  /**
   * That an item has changed.
   *
   * @param version which it has since
   */
  record Changed(UUID item, long version, Instant at) {}

  /** In which order. */
  enum Sort {
    NEWEST,
    OLDEST,
    /** The largest first, in minor units of whatever currency. */
    AMOUNT
  }

  /**
   * What a list is narrowed to; null is any.
   *
   * @param reference of the payment, as the shop gave it
   */
  record Filter(
      @Nullable ItemStatus status,
      @Nullable Cause cause,
      @Nullable Section section,
      @Nullable Purpose purpose,
      @Nullable Rail rail,
      @Nullable DeclineReason reason,
      @Nullable String assignee,
      @Nullable UUID payment,
      @Nullable String reference) {

    /** Not narrowed. */
    public static final Filter ANY =
        new Filter(null, null, null, null, null, null, null, null, null);
  }
}
