package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.desk.ExpiringScreen;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Saved cards that expire soon, and that the organization may charge. */
@Component
class ExpiringPage {

  private static final int ROWS = 50;

  private final Sections sections;
  private final Screens screens;

  ExpiringPage(Sections sections, Screens screens) {
    this.sections = sections;
    this.screens = screens;
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_VIEW);
    var query = Query.filledIn(request);
    var after = query.id("cursor", IdKind.PAYMENT_METHOD);
    query.verify();
    return Mono.zip(
            sections.expiring(caller, new Page(ROWS, after)).collectList(), sections.of(caller))
        .flatMap(both ->
            screens.show(
                request,
                "expiring",
                words ->
                    ExpiringScreen.of(both.getT1(), ROWS, after == null, both.getT2(), words)));
  }
}
