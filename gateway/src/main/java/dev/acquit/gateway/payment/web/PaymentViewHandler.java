package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Payments.Filter;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Rail;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Payments to look at: one, a list, a timeline. */
@Component
class PaymentViewHandler {

  private final Payments payments;
  private final Doubts doubts;
  private final Reasons reasons;

  PaymentViewHandler(Payments payments, Doubts doubts, Reasons reasons) {
    this.payments = payments;
    this.doubts = doubts;
    this.reasons = reasons;
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return payment(request).flatMap(payment -> Answer.ok(PaymentJson.of(payment, reasons)));
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    var query = Query.of(request);
    var filter = filter(query);
    var page = query.page(IdKind.PAYMENT);
    query.verify();
    return payments
        .list(caller, filter, page)
        .collectList()
        .flatMap(rows -> Answer.ok(listing(rows, page)));
  }

  Mono<ServerResponse> timeline(ServerRequest request) {
    return payment(request)
        .flatMap(payment ->
            Mono.zip(
                payments.events(payment).collectList(),
                doubts.lookups(payment).collectList(),
                (events, lookups) -> Timeline.of(payment, events, lookups)))
        .flatMap(entries -> Answer.ok(Listing.whole(entries)));
  }

  private Listing<PaymentJson> listing(List<Payment> rows, Page page) {
    return Listing.of(
        rows, page.limit(), IdKind.PAYMENT, Payment::id, row -> PaymentJson.of(row, reasons));
  }

  private static Filter filter(Query query) {
    return new Filter(
        query.choice("status", PaymentStatus.class),
        query.text("reference"),
        query.choice("purpose", Purpose.class),
        query.choice("rail", Rail.class),
        query.instant("created_from"),
        query.instant("created_to"));
  }

  private Mono<Payment> payment(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VIEW);
    return payments
        .find(caller.organization(), caller.live(), PaymentHandler.payment(request))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }
}
