package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.ActionItem.For;
import dev.acquit.gateway.payment.ActionItem.Wait;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends plans to try a payment again, and changes the items about it. */
@Component
public class Replans {

  private final Retries retries;
  private final Attention attention;
  private final Rendering rendering;
  private final Clock clock;

  Replans(Retries retries, Attention attention, Rendering rendering, Clock clock) {
    this.retries = retries;
    this.attention = attention;
    this.rendering = rendering;
    this.clock = clock;
  }

  /**
   * It is not tried again by itself, though it was to be.
   *
   * @return false if the payment has changed since it was read
   */
  Mono<Boolean> canceled(Payment read, String why) {
    var after = without(read, why);
    return attention
        .canceled(after, why)
        .flatMap(items -> replanned(read, after, canceled(after), items));
  }

  /**
   * It is due, and cannot be tried now: who looks at the item is told why.
   *
   * @param there where it would go
   */
  Mono<Void> waits(Payment read, For why, Route there) {
    return attention
        .waiting(read, why, there, clock.instant())
        .flatMap(item -> changed(read, item))
        .then();
  }

  /**
   * What an item waited for is over: it is tried now.
   *
   * @return false if the payment has changed since it was read, or nothing is planned
   */
  public Mono<Boolean> released(Payment read, ActionItem item) {
    if (read.retrying().at() == null) {
      return Mono.just(false);
    }
    var now = clock.instant();
    var after = read.changed(read.state(), now).retrying(read.retrying().planned(now));
    var then = item.with(item.state().waiting(new Wait(For.RETRY, now)), now);
    return replanned(read, after, null, List.of(attention.change(item, then)));
  }

  /**
   * A person has ended what an item was open for: what failed stays so, and is not tried again.
   * Nothing of it may be in doubt.
   *
   * @param why {@link Retrying#REJECTED} or {@link Retrying#RESOLVED}
   * @return false if the payment has changed since it was read
   */
  public Mono<Boolean> closed(Payment read, String why, ItemChange item) {
    if (!read.id().equals(item.after().about().subject()) || !read.status().mayBeRetried()) {
      return changed(read, item);
    }
    var after = without(read, why);
    var event = read.retrying().at() == null ? null : canceled(after);
    return replanned(read, after, event, List.of(item));
  }

  /**
   * The item alone changes.
   *
   * @return false if the payment has changed since it was read
   */
  public Mono<Boolean> changed(Payment read, ItemChange item) {
    return replanned(read, read, null, List.of(item));
  }

  private Payment without(Payment read, String why) {
    return read.changed(read.state(), clock.instant()).retrying(read.retrying().canceled(why));
  }

  private static Event canceled(Payment after) {
    return Event.of(Event.RETRY_CANCELED, after.charge(), after.updatedAt(), null);
  }

  private Mono<Boolean> replanned(
      Payment read, Payment after, @Nullable Event event, List<ItemChange> items) {
    return retries.replan(new Retries.Replanning(read, after, event, rendering.of(after), items));
  }
}
