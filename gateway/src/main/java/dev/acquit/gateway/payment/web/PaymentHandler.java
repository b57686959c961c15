package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.ChargeService;
import dev.acquit.gateway.payment.ModificationService;
import dev.acquit.gateway.payment.ResumptionService;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Commands on payments. */
@Component
class PaymentHandler {

  private final ChargeService charges;
  private static final int MOST_RETURNED = 20;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_RETURNED = 8_000;

  private final ResumptionService resumptions;
  private final ModificationService modifications;
  private final Clock clock;

  PaymentHandler(
      ChargeService charges,
      ResumptionService resumptions,
      ModificationService modifications,
      Clock clock) {
    this.charges = charges;
    this.resumptions = resumptions;
    this.modifications = modifications;
    this.clock = clock;
  }

  Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_CREATE);
    return Body.object(request)
        .flatMap(body -> {
          var key = IdempotencyKey.of(request, body);
          var form = ChargeForm.read(body, clock);
          if (form.details().saving() != null) {
            Caller.of(request, Permission.WALLETS_MANAGE);
          }
          return charges.charge(caller, form, key);
        })
        .flatMap(Answer::toResponse);
  }

  /** Needs no key: it goes on with the one charge that there is, however often it is asked. */
  Mono<ServerResponse> resume(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_CREATE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var returned = fields.texts("returned", MOST_RETURNED, LONGEST_NAME, LONGEST_RETURNED);
          fields.verify();
          return resumptions.resume(caller, payment(request), returned);
        })
        .flatMap(Answer::toResponse);
  }

  Mono<ServerResponse> capture(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_CAPTURE);
    return Body.object(request)
        .flatMap(body -> capture(caller, request, body))
        .flatMap(Answer::toResponse);
  }

  private Mono<Answer> capture(Caller caller, ServerRequest request, ObjectNode body) {
    var key = IdempotencyKey.of(request, body);
    var fields = Fields.of(body);
    var amount = fields.optionalInteger("amount", 1, Money.MAX);
    fields.verify();
    return modifications.capture(caller, payment(request), amount, key);
  }

  Mono<ServerResponse> cancel(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_VOID);
    return Body.object(request)
        .flatMap(body -> cancel(caller, request, body))
        .flatMap(Answer::toResponse);
  }

  private Mono<Answer> cancel(Caller caller, ServerRequest request, ObjectNode body) {
    var key = IdempotencyKey.of(request, body);
    Fields.of(body).verify();
    return modifications.cancel(caller, payment(request), key);
  }

  /** The payment in the path; what is not an id is not there. */
  static UUID payment(ServerRequest request) {
    return IdKind.PAYMENT
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
