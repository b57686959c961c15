package dev.acquit.gateway.console.web.overview;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.console.desk.health.HealthScreen;
import dev.acquit.gateway.console.desk.overview.Overview;
import dev.acquit.gateway.console.desk.overview.OverviewScreen;
import dev.acquit.gateway.console.desk.overview.Spans;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ChargeFigures;
import dev.acquit.gateway.payment.ChargeFigures.Rates;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** How things stand: in figures, and processor by processor. */
@Configuration(proxyBeanMethods = false)
class OverviewPages {

  private static final int ACCOUNTS = 20;

  private final ItemCounts items;
  private final ChargeFigures charges;
  private final Availabilities availabilities;
  private final Screens screens;
  private final Clock clock;

  OverviewPages(
      ItemCounts items,
      ChargeFigures charges,
      Availabilities availabilities,
      Screens screens,
      Clock clock) {
    this.items = items;
    this.charges = charges;
    this.availabilities = availabilities;
    this.screens = screens;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> pagesOfOverview(Door door) {
    return door.guarded(
        RouterFunctions.route()
            .GET("/console/overview", this::overview)
            .GET(HealthScreen.PATH, this::processors)
            .build());
  }

  private Mono<ServerResponse> overview(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var spans = Spans.at(clock.instant(), Screens.zone(request));
    return Mono.zip(
            items.recovered(caller, spans.starts()).collectList(),
            items.left(caller, spans.ages()).collectList(),
            rates(caller, spans))
        .map(all -> new Overview(spans, all.getT1(), all.getT2(), all.getT3().orElse(null)))
        .flatMap(
            found -> screens.show(request, "overview", words -> OverviewScreen.of(found, words)));
  }

  /** Empty where they may not see payments. */
  private Mono<Optional<Rates>> rates(Caller caller, Spans spans) {
    return caller.permissions().contains(Permission.PAYMENTS_VIEW)
        ? charges.rates(caller, spans.start()).map(Optional::of)
        : Mono.just(Optional.empty());
  }

  private Mono<ServerResponse> processors(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_VIEW);
    var query = Query.filledIn(request);
    var after = query.id("cursor", IdKind.PROCESSOR_ACCOUNT);
    query.verify();
    return availabilities
        .list(caller, new Page(ACCOUNTS, after))
        .flatMap(found ->
            screens.show(
                request,
                "processors",
                words -> HealthScreen.of(found, ACCOUNTS, after == null, words)));
  }
}
