package dev.acquit.gateway.inbox;

import dev.acquit.gateway.payment.Reports.Applied;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies what was stored. Applying twice is the same as once. */
@Component
class InboxWork {

  private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);

  private final Deliveries deliveries;
  private final FactRouter router;
  private final ReportItems items;
  private final InboxSettings settings;

  InboxWork(Deliveries deliveries, FactRouter router, ReportItems items, InboxSettings settings) {
    this.deliveries = deliveries;
    this.router = router;
    this.items = items;
    this.settings = settings;
  }

  /** Applies the deliveries that jobs are about, which were taken together. */
  Mono<Function<Job, Mono<Ended>>> tasks(List<Job> taken) {
    return deliveries
        .waiting(taken)
        .collectMap(Delivery::id)
        .map(waiting -> job -> apply(job, waiting.get(job.id())));
  }

  private Mono<Ended> apply(Job job, @Nullable Delivery delivery) {
    return delivery == null
        ? Mono.just(Ended.DONE)
        : facts(job, delivery).onErrorResume(failure -> failed(job, delivery, failure));
  }

  private Mono<Ended> facts(Job job, Delivery delivery) {
    return delivery.facts() == null
        ? postponed(job, delivery)
        : Flux.fromIterable(delivery.facts())
            .concatMap(fact -> router.apply(delivery, fact))
            .collectList()
            .flatMap(all ->
                all.contains(Applied.UNMATCHED) ? postponed(job, delivery) : applied(delivery));
  }

  /** Whoever was told that it fits nothing is told that it does. */
  private Mono<Ended> applied(Delivery delivery) {
    return delivery.unmatched()
        ? items.matched(delivery).thenReturn(Ended.DONE)
        : Mono.just(Ended.DONE);
  }

  private Mono<Ended> failed(Job job, Delivery delivery, Throwable failure) {
    LOG.warn("Event {} could not be applied yet: {}", delivery.eventId(), failure.toString());
    return postponed(job, delivery);
  }

  /** Until its time is over; then it stays as it is, for somebody to look at. */
  private Mono<Ended> postponed(Job job, Delivery delivery) {
    if (job.age().compareTo(settings.matchWithin()) < 0) {
      return Mono.just(Ended.RETRY);
    }
    LOG.error(
        "Event {} for account {} fits nothing on record, and is not tried again",
        delivery.eventId(),
        delivery.route().account());
    return Mono.defer(() -> deliveries.unmatched(delivery, items.opened(delivery)))
        .thenReturn(Ended.DEAD);
  }
}
