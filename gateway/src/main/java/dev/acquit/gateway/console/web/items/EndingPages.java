package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.console.desk.Panel;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Cause;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What people do to an item, but trying again: they say so twice where it is for good. */
@Component
class EndingPages {

  private static final String TEMPLATE = "ending";
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_NAME = 255;

  private final ItemService service;
  private final ItemPage page;
  private final Screens screens;

  EndingPages(ItemService service, ItemPage page, Screens screens) {
    this.service = service;
    this.page = page;
    this.screens = screens;
  }

  /** Asks before it is given up. */
  Mono<ServerResponse> askToReject(ServerRequest request) {
    return ask(request, "reject", HttpStatus.OK.value(), null);
  }

  /** Asks before it is ended as seen to elsewhere. */
  Mono<ServerResponse> askToResolve(ServerRequest request) {
    return ask(request, "resolve", HttpStatus.OK.value(), null);
  }

  Mono<ServerResponse> reject(ServerRequest request) {
    return ended(request, "reject", "rejected", service::reject);
  }

  Mono<ServerResponse> resolve(ServerRequest request) {
    return ended(request, "resolve", "resolved", service::resolve);
  }

  private Mono<ServerResponse> ended(
      ServerRequest request, String what, String notice, Ending ending) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
    var id = ItemPage.id(request);
    var fields = Form.of(request).fields();
    var reason = fields.text("reason", LONGEST_TEXT);
    return verified(fields)
        .then(Mono.defer(() -> ending.of(caller, id, reason)))
        .flatMap(item -> screens.done(request, told(item, notice), ItemPage.path(id)))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.errors().isEmpty()
                    ? page.refused(request, wrong.code())
                    : ask(request, what, wrong.code().status(), wrong));
  }

  /** A dispute is not tried again by anybody. */
  private static String told(ActionItem item, String notice) {
    return item.cause() == Cause.DISPUTED ? notice + "_dispute" : notice;
  }

  private Mono<ServerResponse> ask(
      ServerRequest request, String what, int status, @Nullable Problem wrong) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
    return service
        .find(caller, ItemPage.id(request))
        .flatMap(item ->
            screens.dialog(
                request,
                status,
                TEMPLATE,
                words ->
                    Panel.of(item, what, wrong == null ? Map.of() : Told.of(wrong, words), words)));
  }

  Mono<ServerResponse> assign(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    var id = ItemPage.id(request);
    var fields = Form.of(request).fields();
    var assignee = fields.optionalText("assignee", LONGEST_NAME);
    var notice = assignee == null ? "unassigned" : "assigned";
    return verified(fields)
        .then(Mono.defer(() -> service.assign(caller, id, assignee)))
        .flatMap(_ -> screens.done(request, notice, ItemPage.path(id)))
        .onErrorResume(Problem.class, wrong -> page.refused(request, wrong.code()));
  }

  Mono<ServerResponse> note(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    var id = ItemPage.id(request);
    var fields = Form.of(request).fields();
    var text = fields.text("text", LONGEST_TEXT);
    return verified(fields)
        .then(Mono.defer(() -> service.note(caller, id, text)))
        .flatMap(_ -> screens.done(request, "noted", ItemPage.path(id)))
        .onErrorResume(Problem.class, wrong -> page.refused(request, wrong));
  }

  /** All that is wrong with a form, once somebody asks. */
  static Mono<Void> verified(Fields fields) {
    return Mono.fromRunnable(fields::verify);
  }

  /** One of the two. */
  @FunctionalInterface
  private interface Ending {

    Mono<ActionItem> of(Caller caller, UUID id, String reason);
  }
}
