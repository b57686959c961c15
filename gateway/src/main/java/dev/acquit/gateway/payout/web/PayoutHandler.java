package dev.acquit.gateway.payout.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payout.Payout;
import dev.acquit.gateway.payout.Payouts;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Payouts to look at, and what they are made of. */
@Configuration(proxyBeanMethods = false)
class PayoutHandler {

  private final Payouts payouts;

  PayoutHandler(Payouts payouts) {
    this.payouts = payouts;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfPayouts() {
    return RouterFunctions.route()
        .GET("/v1/payouts", this::list)
        .GET("/v1/payouts/{id}", this::get)
        .GET("/v1/payouts/{id}/lines", this::lines)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.PAYOUT);
    query.verify();
    return payouts
        .list(caller, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.PAYOUT, Payout::id, PayoutJson::of)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    return payout(request).flatMap(payout -> Answer.ok(PayoutJson.of(payout)));
  }

  /** The cursor is a position: lines have no ids. */
  private Mono<ServerResponse> lines(ServerRequest request) {
    var query = Query.of(request);
    var page = query.positions();
    query.verify();
    return payout(request)
        .flatMap(payout ->
            payouts
                .lines(payout, page.after(), page.limit() + 1)
                .collectList()
                .map(lines -> listing(payout, lines, page.limit())))
        .flatMap(Answer::ok);
  }

  private static Listing<PayoutJson.LineJson> listing(
      Payout payout, List<Payout.Line> lines, int limit) {
    var more = lines.size() > limit;
    var page = more ? lines.subList(0, limit) : lines;
    return new Listing<>(
        page.stream().map(line -> PayoutJson.LineJson.of(payout, line)).toList(),
        more ? String.valueOf(page.getLast().position()) : null);
  }

  private Mono<Payout> payout(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    return Mono.justOrEmpty(IdKind.PAYOUT.parse(request.pathVariable("id")))
        .flatMap(id -> payouts.find(caller, id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }
}
