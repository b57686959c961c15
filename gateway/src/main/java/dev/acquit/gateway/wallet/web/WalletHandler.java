package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.gateway.wallet.WalletService;
import dev.acquit.gateway.wallet.Wallets;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A user's wallet: saving in it, and looking into it. */
@Component
class WalletHandler {

  private final WalletService service;
  private final Wallets wallets;
  private final Clock clock;

  WalletHandler(WalletService service, Wallets wallets, Clock clock) {
    this.service = service;
    this.wallets = wallets;
    this.clock = clock;
  }

  Mono<ServerResponse> save(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    var user = user(request);
    return Body.object(request)
        .flatMap(body -> service.save(caller, SaveForm.read(body, user, clock)))
        .flatMap(view -> Answer.created(MethodJson.of(view)));
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_VIEW);
    var user = user(request);
    var query = Query.of(request);
    var type = query.choice("type", PaymentMethod.Type.class);
    var page = query.page(IdKind.PAYMENT_METHOD);
    query.verify();
    return wallets
        .list(caller, user, type, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(
                    rows,
                    page.limit(),
                    IdKind.PAYMENT_METHOD,
                    view -> view.method().id(),
                    MethodJson::of)));
  }

  /** The host's id of the user; what cannot be one is nobody's. */
  private static String user(ServerRequest request) {
    var user = request.pathVariable("user");
    if (!Saving.isUser(user) || CardNumbers.foundIn(user)) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
    return user;
  }
}
