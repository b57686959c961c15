package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ConsentForm;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.wallet.ConsentService;
import dev.acquit.gateway.wallet.MethodService;
import dev.acquit.gateway.wallet.ReplacementService;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** One saved method, and the consent to use it. */
@Component
class MethodHandler {

  private final MethodService methods;
  private final ReplacementService replacements;
  private final ConsentService consents;
  private final Clock clock;

  MethodHandler(
      MethodService methods,
      ReplacementService replacements,
      ConsentService consents,
      Clock clock) {
    this.methods = methods;
    this.replacements = replacements;
    this.consents = consents;
    this.clock = clock;
  }

  Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_VIEW);
    return methods.find(caller, id(request)).flatMap(view -> Answer.ok(MethodJson.of(view)));
  }

  Mono<ServerResponse> change(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    return Body.object(request)
        .flatMap(body -> methods.change(caller, id(request), PatchForm.read(body)))
        .flatMap(view -> Answer.ok(MethodJson.of(view)));
  }

  Mono<ServerResponse> delete(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    return methods.delete(caller, id(request)).then(ServerResponse.noContent().build());
  }

  Mono<ServerResponse> replace(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var token = SaveForm.token(fields);
          fields.verify();
          return replacements.replace(caller, id(request), token);
        })
        .flatMap(view -> Answer.created(MethodJson.of(view)));
  }

  Mono<ServerResponse> grant(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var user = fields.optionalText("user", Saving.LONGEST_USER);
          var given = ConsentForm.of(fields, clock);
          var by = fields.choice("granted_by", By.class, By.USER);
          fields.verify();
          return consents.grant(caller, id(request), user, given, by);
        })
        .flatMap(view -> Answer.ok(MethodJson.of(view)));
  }

  Mono<ServerResponse> revoke(ServerRequest request) {
    var caller = Caller.of(request, Permission.WALLETS_MANAGE);
    return consents.revoke(caller, id(request)).then(ServerResponse.noContent().build());
  }

  /** The method in the path; what is not an id is not there. */
  private static UUID id(ServerRequest request) {
    return IdKind.PAYMENT_METHOD
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
