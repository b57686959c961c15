package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.IdempotencyKey;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Begins batches. */
@Component
class BulkHandler {

  private final BulkService bulk;

  BulkHandler(BulkService bulk) {
    this.bulk = bulk;
  }

  Mono<ServerResponse> begin(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return Body.object(request).flatMap(body -> begin(caller, request, body));
  }

  /** A dry run changes nothing, and needs no key. */
  private Mono<ServerResponse> begin(Caller caller, ServerRequest request, ObjectNode body) {
    var form = BulkForm.read(body);
    if (form.wanted().order().action() == Action.REJECT) {
      Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
    }
    return form.dryRun()
        ? bulk.dryRun(caller, form.wanted()).flatMap(preview -> Answer.ok(PreviewJson.of(preview)))
        : bulk.begin(caller, form.wanted(), IdempotencyKey.of(request, body))
            .flatMap(Answer::toResponse);
  }
}
