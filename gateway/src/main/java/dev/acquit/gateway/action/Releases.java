package dev.acquit.gateway.action;

import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Replans;
import dev.acquit.gateway.work.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Has tried again what waited for a processor, once that answers. Any number of gateways do it side
 * by side: of two that release the same, one finds it as it was.
 */
@Configuration(proxyBeanMethods = false)
class Releases {

  private static final int BATCH = 100;

  private final ActionItems items;
  private final Payments payments;
  private final Replans replans;

  Releases(ActionItems items, Payments payments, Replans replans) {
    this.items = items;
    this.payments = payments;
    this.replans = replans;
  }

  @Bean
  Periodic releaseOfItems(ActionSettings settings) {
    return new Periodic(
        "Items released", settings.every(), Periodic.inBatches(batch(settings), BATCH));
  }

  private Mono<Long> batch(ActionSettings settings) {
    return items
        .released(settings.after(), BATCH)
        .concatMap(this::released)
        .filter(done -> done)
        .count();
  }

  /** What has changed meanwhile is looked at again. */
  private Mono<Boolean> released(ActionItem item) {
    return Mono.justOrEmpty(item.about().payment())
        .flatMap(payment -> payments.find(item.organization(), item.live(), payment))
        .flatMap(payment -> items.current(item).flatMap(now -> replans.released(payment, now)));
  }
}
