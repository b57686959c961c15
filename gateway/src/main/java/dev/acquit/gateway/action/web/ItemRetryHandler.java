package dev.acquit.gateway.action.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemRetries;
import dev.acquit.gateway.action.ItemRetries.Wanted;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.payment.SourceForm;
import dev.acquit.gateway.payment.Views;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What items are about, tried again. */
@Component
class ItemRetryHandler {

  private static final int LONGEST_TEXT = 2000;

  private final ItemRetries retries;
  private final Views views;

  ItemRetryHandler(ItemRetries retries, Views views) {
    this.retries = retries;
    this.views = views;
  }

  Mono<ServerResponse> retry(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return Body.object(request).flatMap(body -> retry(caller, request, body));
  }

  /** A dry run moves no money, and needs no key. */
  private Mono<ServerResponse> retry(Caller caller, ServerRequest request, ObjectNode body) {
    var form = Form.read(body);
    var item = ItemCommands.item(request);
    return form.dryRun
        ? retries
            .dryRun(caller, item, form.wanted)
            .flatMap(preview -> Answer.ok(PreviewJson.of(preview, views)))
        : retries
            .retry(caller, item, form.wanted, IdempotencyKey.of(request, body))
            .flatMap(Answer::toResponse);
  }

  /** The body of {@code POST /v1/action_items/{id}/retry}. */
  private record Form(Wanted wanted, boolean dryRun) {

    static Form read(ObjectNode body) {
      var fields = Fields.of(body);
      var offline = fields.flag("offline", false);
      var note = fields.optionalText("note", LONGEST_TEXT);
      if (offline && note == null) {
        fields.reject("note", "required", "How it was given back");
      }
      if (!offline && note != null) {
        fields.reject("note", "not_supported", "Only with offline; else say it in a note");
      }
      var form =
          new Form(
              new Wanted(
                  SourceForm.optional(fields),
                  fields.flag("confirm", false),
                  offline ? note : null),
              fields.flag("dry_run", false));
      fields.verify();
      return form;
    }
  }
}
