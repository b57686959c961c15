package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import dev.acquit.gateway.payment.RetryService;
import dev.acquit.gateway.payment.SourceForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Payments that somebody has tried again. */
@Component
class RetryHandler {

  private final RetryService retries;

  RetryHandler(RetryService retries) {
    this.retries = retries;
  }

  Mono<ServerResponse> retry(ServerRequest request) {
    var caller = Caller.of(request, Permission.PAYMENTS_CREATE);
    return Body.object(request).flatMap(body -> retry(caller, request, body));
  }

  /** A dry run moves no money, and needs no key. */
  private Mono<ServerResponse> retry(Caller caller, ServerRequest request, ObjectNode body) {
    var form = Form.read(body);
    var payment = PaymentHandler.payment(request);
    return form.dryRun()
        ? retries
            .dryRun(caller, payment, form.source())
            .flatMap(found -> Answer.ok(RetryDryRunJson.of(found)))
        : retries
            .retry(caller, payment, form.source(), IdempotencyKey.of(request, body))
            .flatMap(Answer::toResponse);
  }

  /**
   * The body of {@code POST /v1/payments/{id}/retry}.
   *
   * @param source what pays in the place of what did; null for the same
   */
  private record Form(@Nullable Source source, boolean dryRun) {

    static Form read(ObjectNode body) {
      var fields = Fields.of(body);
      var form = new Form(SourceForm.optional(fields), fields.flag("dry_run", false));
      fields.verify();
      return form;
    }
  }
}
