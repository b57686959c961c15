package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.console.desk.Tabs;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much is in each part of the action center, and the cards that expire soon. */
@Component
class Sections {

  private final ItemCounts items;
  private final Wallets wallets;
  private final Clock clock;

  Sections(ItemCounts items, Wallets wallets, Clock clock) {
    this.items = items;
    this.wallets = wallets;
    this.clock = clock;
  }

  /** Of what they may see. */
  Mono<Tabs> of(Caller caller) {
    return Mono.zip(
        unfinished(caller),
        expiring(caller),
        (counts, cards) -> new Tabs(counts.orElse(null), cards.orElse(null)));
  }

  private Mono<Optional<Map<Section, Long>>> unfinished(Caller caller) {
    return caller.permissions().contains(Permission.FAILED_PAYMENTS_VIEW)
        ? items.unfinished(caller).map(Optional::of)
        : Mono.just(Optional.empty());
  }

  private Mono<Optional<Long>> expiring(Caller caller) {
    var today = today();
    return caller.permissions().contains(Permission.WALLETS_VIEW)
        ? wallets.countExpiring(caller, today, soon(today), ItemCounts.MOST + 1).map(Optional::of)
        : Mono.just(Optional.empty());
  }

  /** The first to expire first, one more than the page's limit. */
  Flux<View> expiring(Caller caller, Page page) {
    var today = today();
    return wallets.expiring(caller, today, soon(today), page);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static LocalDate soon(LocalDate today) {
    return today.plusDays(Wallets.SOON);
  }
}
