package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.processor.DeclineReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: how much there is to do, and how much came of it. */
public interface ItemCounts {

  /** What is more than this is counted as one more: nobody waits for a count that long. */
  int MOST = 999;

  /** Figures are made of so many items at most. */
  int COUNTED = 10_000;

  /** How many items are unfinished in each section. */
  Mono<Map<Section, Long>> unfinished(Caller caller);

  /**
   * How long the oldest unfinished items have been so, and why they are there.
   *
   * @param times that divide them, the earliest first
   */
  Flux<Left> left(Caller caller, List<Instant> times);

  /**
   * What was paid after all: what had failed, was tried again, and ended its item by that. Of the
   * newest that a fact has ended since the first of those times.
   *
   * @param times that divide them, the earliest first
   */
  Flux<Recovered> recovered(Caller caller, List<Instant> times);

  /**
   * Unfinished items that are alike.
   *
   * @param span how many of the times had come when they began
   * @param reason why it failed; null where nothing did
   */
  record Left(int span, Cause cause, @Nullable DeclineReason reason, long count) {}

  /**
   * What was paid after all.
   *
   * @param span how many of the times had come when it was
   * @param money all of it together
   * @param count how many items that were
   * @param ended of how many that a fact has ended
   */
  record Recovered(int span, Money money, long count, long ended) {}
}
