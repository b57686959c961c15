package dev.acquit.gateway.console.web.batches;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.BatchDecisions;
import dev.acquit.gateway.console.desk.batches.BatchScreen;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What people decide on a batch as a whole. */
@Component
class DecisionPages {

  private static final int LONGEST_TEXT = 2000;

  private final BatchDecisions decisions;
  private final BatchPages pages;
  private final Screens screens;

  DecisionPages(BatchDecisions decisions, BatchPages pages, Screens screens) {
    this.decisions = decisions;
    this.pages = pages;
    this.screens = screens;
  }

  Mono<ServerResponse> approve(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_APPROVE);
    return decided(request, "batch_approved", decisions.approve(caller, BatchPages.id(request)));
  }

  Mono<ServerResponse> reject(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_APPROVE);
    var id = BatchPages.id(request);
    var fields = Form.of(request).fields();
    var reason = fields.text("reason", LONGEST_TEXT);
    return decided(
        request,
        "batch_rejected",
        Mono.fromRunnable(fields::verify)
            .then(Mono.defer(() -> decisions.reject(caller, id, reason))));
  }

  Mono<ServerResponse> cancel(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return decided(request, "batch_canceled", decisions.cancel(caller, BatchPages.id(request)));
  }

  /** Where somebody was quicker, the batch is shown as it is now. */
  private Mono<ServerResponse> decided(ServerRequest request, String notice, Mono<Batch> decision) {
    return decision
        .flatMap(batch -> screens.done(request, notice, BatchScreen.path(batch)))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.code() == ProblemCode.NOT_FOUND
                    ? Mono.error(wrong)
                    : pages.shown(request, wrong));
  }
}
