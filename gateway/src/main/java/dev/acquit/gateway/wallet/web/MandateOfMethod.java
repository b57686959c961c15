package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.mandate.MandateForm;
import dev.acquit.gateway.mandate.MandateRendering;
import dev.acquit.gateway.mandate.MandateService;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.SavedMethods;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Rail;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Gives a saved e-check a mandate, in the place of the one that it had. */
@Component
class MandateOfMethod {

  private static final int CREATED = 201;

  private final SavedMethods methods;
  private final MandateService mandates;
  private final MandateRendering rendering;
  private final Clock clock;

  MandateOfMethod(
      SavedMethods methods, MandateService mandates, MandateRendering rendering, Clock clock) {
    this.methods = methods;
    this.mandates = mandates;
    this.rendering = rendering;
    this.clock = clock;
  }

  Mono<ServerResponse> give(ServerRequest request) {
    var caller = Caller.of(request, Permission.MANDATES_MANAGE);
    return Body.object(request)
        .flatMap(body -> give(caller, request, body))
        .flatMap(mandate -> Answer.fresh(CREATED, rendering.of(mandate)).toResponse());
  }

  /** Until nobody else gave it one meanwhile. */
  private Mono<Mandate> give(Caller caller, ServerRequest request, ObjectNode body) {
    return method(caller, request)
        .flatMap(method -> give(caller, method, body))
        .switchIfEmpty(Mono.defer(() -> give(caller, request, body)));
  }

  private Mono<Chargeable> method(Caller caller, ServerRequest request) {
    return Mono.justOrEmpty(IdKind.PAYMENT_METHOD.parse(request.pathVariable("id")))
        .flatMap(id -> methods.chargeable(caller, id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  private Mono<Mandate> give(Caller caller, Chargeable method, ObjectNode body) {
    var rail = method.method().rail();
    if (rail == Rail.CARD) {
      throw Problem.of(ProblemCode.NOT_SUPPORTED, "A card needs no mandate");
    }
    var form = MandateForm.whole(Fields.of(body), rail, clock);
    var account = method.method() instanceof Token.BankAccount bank ? bank : null;
    var business = account != null && account.holderType() == HolderType.COMPANY;
    var payor = method.mandate() == null ? payor(method, account) : method.mandate().payor();
    var usual = business ? Kind.BUSINESS : Kind.PERSONAL;
    var given = mandates.given(caller, form, rail, usual, payor, clock.instant());
    return mandates.give(caller, given, method.id(), method.mandate());
  }

  /** Where no earlier mandate knows more. */
  private static Payor payor(Chargeable method, Token.@Nullable BankAccount account) {
    return account == null
        ? Payor.UNKNOWN
        : new Payor(method.holderName(), account.accountType(), account.last4(), null);
  }
}
