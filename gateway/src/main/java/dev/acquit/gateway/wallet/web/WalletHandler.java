package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.gateway.wallet.WalletService;
import dev.acquit.gateway.wallet.Wallets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A user's wallet: saving in it, and looking into it. */
@Component
class WalletHandler {

  private static final int MOST_DAYS = 366;

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
        .flatMap(rows -> Answer.ok(listing(rows, page)));
  }

  /** Cards of all users that are about to expire. */
  Mono<ServerResponse> expiring(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_VIEW);
    var query = Query.of(request);
    var days = query.number("within_days", 0, MOST_DAYS);
    var page = query.page(IdKind.PAYMENT_METHOD);
    query.verify();
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return wallets
        .expiring(caller, today, today.plusDays(days == null ? Wallets.SOON : days), page)
        .collectList()
        .flatMap(rows -> Answer.ok(listing(rows, page)));
  }

  private static Listing<MethodJson> listing(List<View> rows, Page page) {
    return Listing.of(
        rows, page.limit(), IdKind.PAYMENT_METHOD, view -> view.method().id(), MethodJson::of);
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
