package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.ApprovalService;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Query;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Above what a batch needs a second person, to look at and to replace. */
@Component
class SettingsHandler {

  private final ApprovalService approvals;

  SettingsHandler(ApprovalService approvals) {
    this.approvals = approvals;
  }

  Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    Query.of(request).verify();
    return approvals.current(caller).flatMap(read -> Answer.ok(SettingsJson.of(read)));
  }

  Mono<ServerResponse> replace(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_MANAGE);
    return Body.object(request)
        .map(SettingsForm::read)
        .flatMap(form -> approvals.replace(caller, form.approval(), form.version()))
        .flatMap(stored -> Answer.ok(SettingsJson.of(stored)));
  }
}
