package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.RefundService;
import dev.acquit.gateway.payment.Refunds;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Refunds: asked for, and shown. */
@Component
class RefundHandler {

  private static final int LONGEST_REASON = 500;

  private final RefundService service;
  private final Payments payments;
  private final Refunds refunds;
  private final Reasons reasons;

  RefundHandler(RefundService service, Payments payments, Refunds refunds, Reasons reasons) {
    this.service = service;
    this.payments = payments;
    this.refunds = refunds;
    this.reasons = reasons;
  }

  Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.REFUNDS_CREATE);
    return Body.object(request)
        .flatMap(body -> create(caller, request, body))
        .flatMap(Answer::toResponse);
  }

  private Mono<Answer> create(Caller caller, ServerRequest request, ObjectNode body) {
    var key = IdempotencyKey.of(request, body);
    var fields = Fields.of(body);
    var amount = fields.optionalInteger("amount", 1, Money.MAX);
    var reason = fields.optionalText("reason", LONGEST_REASON);
    fields.verify();
    return service.refund(caller, PaymentHandler.payment(request), amount, reason, key);
  }

  Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.REFUNDS_VIEW);
    return Mono.justOrEmpty(IdKind.REFUND.parse(request.pathVariable("id")))
        .flatMap(id -> refunds.find(caller.organization(), caller.live(), id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(refund -> Answer.ok(RefundJson.of(refund, reasons)));
  }

  Mono<ServerResponse> listOfPayment(ServerRequest request) {
    var caller = Caller.of(request, Permission.REFUNDS_VIEW);
    Query.of(request).verify();
    return payments
        .find(caller.organization(), caller.live(), PaymentHandler.payment(request))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMapMany(payment -> refunds.of(caller, payment.id()))
        .map(refund -> RefundJson.of(refund, reasons))
        .collectList()
        .flatMap(shown -> Answer.ok(Listing.whole(shown)));
  }
}
