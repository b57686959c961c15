package dev.acquit.gateway.console.web.batches;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.ApprovalService;
import dev.acquit.gateway.console.desk.batches.LimitsScreen;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Above what a batch waits for a second person, for who may say so. */
@Component
class LimitPages {

  static final String PATH = "/console/batches/limits";

  private static final String TEMPLATE = "limits";

  private final ApprovalService approvals;
  private final Screens screens;

  LimitPages(ApprovalService approvals, Screens screens) {
    this.approvals = approvals;
    this.screens = screens;
  }

  Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_MANAGE);
    return approvals
        .current(caller)
        .flatMap(
            stored -> screens.show(request, TEMPLATE, words -> LimitsScreen.of(stored, words)));
  }

  Mono<ServerResponse> replace(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_MANAGE);
    return Mono.fromCallable(() -> LimitsScreen.read(Form.of(request).values()))
        .flatMap(asked -> approvals.replace(caller, asked.approval(), asked.version()))
        .flatMap(_ -> screens.done(request, "limits_saved", PATH))
        .onErrorResume(Problem.class, wrong -> again(request, caller, wrong));
  }

  /** As it was filled in; where somebody was quicker, as it is now. */
  private Mono<ServerResponse> again(ServerRequest request, Caller caller, Problem wrong) {
    return approvals
        .current(caller)
        .flatMap(stored ->
            screens.show(
                request,
                wrong.code().status(),
                TEMPLATE,
                words -> {
                  var model =
                      wrong.errors().isEmpty()
                          ? LimitsScreen.of(stored, words)
                          : LimitsScreen.of(Form.of(request).values());
                  model.put("problem", Screens.told(words, wrong.code()));
                  model.put("errors", Told.of(wrong, words));
                  return model;
                }));
  }
}
