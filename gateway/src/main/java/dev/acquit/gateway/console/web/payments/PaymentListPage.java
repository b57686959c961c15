package dev.acquit.gateway.console.web.payments;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.desk.payments.PaymentListScreen;
import dev.acquit.gateway.console.desk.payments.PaymentSearch;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.payment.Payments;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The list of payments. */
@Component
class PaymentListPage {

  private final Payments payments;
  private final Screens screens;

  PaymentListPage(Payments payments, Screens screens) {
    this.payments = payments;
    this.screens = screens;
  }

  /** Who looks for an id comes to that payment. */
  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    var search = PaymentSearch.of(request, Screens.zone(request));
    return search
        .one()
        .map(id -> screens.go(request, PaymentSearch.path(id)))
        .orElseGet(() -> listed(request, caller, search));
  }

  private Mono<ServerResponse> listed(ServerRequest request, Caller caller, PaymentSearch search) {
    return payments
        .list(caller, search.filter(), search.page())
        .collectList()
        .flatMap(found ->
            screens.show(request, "payments", words -> PaymentListScreen.of(search, found, words)));
  }
}
