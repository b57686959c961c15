package dev.acquit.gateway.action.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemService;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Views;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What people do to items, but trying again. */
@Component
class ItemCommands {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TEXT = 2000;

  private final ItemService service;
  private final Views views;
  private final Steps steps;

  ItemCommands(ItemService service, Views views, Steps steps) {
    this.service = service;
    this.views = views;
    this.steps = steps;
  }

  /** The item's id in the path. */
  static UUID item(ServerRequest request) {
    return IdKind.ACTION_ITEM
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  Mono<ServerResponse> assign(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return Body.object(request)
        .map(body -> {
          var fields = Fields.of(body);
          return read(fields, new Assignment(fields.optionalText("assignee", LONGEST_NAME)));
        })
        .flatMap(form -> service.assign(caller, item(request), form.assignee))
        .flatMap(this::shown);
  }

  Mono<ServerResponse> reject(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
    return text(request, "reason")
        .flatMap(reason -> service.reject(caller, item(request), reason))
        .flatMap(this::shown);
  }

  Mono<ServerResponse> resolve(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
    return text(request, "reason")
        .flatMap(reason -> service.resolve(caller, item(request), reason))
        .flatMap(this::shown);
  }

  Mono<ServerResponse> note(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return text(request, "text")
        .flatMap(text -> service.note(caller, item(request), text))
        .flatMap(note -> Answer.created(NoteJson.of(note)));
  }

  private static Mono<String> text(ServerRequest request, String name) {
    return Body.object(request)
        .map(body -> {
          var fields = Fields.of(body);
          return read(fields, fields.text(name, LONGEST_TEXT));
        });
  }

  private static <T> T read(Fields fields, T form) {
    fields.verify();
    return form;
  }

  private Mono<ServerResponse> shown(ActionItem item) {
    return Answer.ok(ItemJson.of(item, views, steps, null));
  }

  /** Who sees to it; null for nobody. */
  private record Assignment(@Nullable String assignee) {}
}
