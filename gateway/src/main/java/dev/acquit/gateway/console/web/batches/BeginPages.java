package dev.acquit.gateway.console.web.batches;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.desk.batches.Asked;
import dev.acquit.gateway.console.desk.batches.BatchScreen;
import dev.acquit.gateway.console.desk.batches.PreviewScreen;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Base32;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many items at once: first it is shown what would be done, then it is begun, once however often
 * the form is sent, and only as it was shown. The list that it is about stands in the address.
 */
@Component
class BeginPages {

  private static final String TEMPLATE = "batch-check";
  private static final String KEY = "key";
  private static final String SEEN = "seen";
  private static final int KEY_LENGTH = 26;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_PATH = 2000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BulkService bulk;
  private final Screens screens;

  BeginPages(BulkService bulk, Screens screens) {
    this.bulk = bulk;
    this.screens = screens;
  }

  /** Shows what it would do. */
  Mono<ServerResponse> check(ServerRequest request) {
    var read = Read.of(request);
    if (read.asked.isNothing()) {
      return screens.done(request, "nothing_selected", read.search.here());
    }
    return preview(request, read, null)
        .onErrorResume(Problem.class, wrong -> none(request, read, wrong));
  }

  /** Begins it. */
  Mono<ServerResponse> begin(ServerRequest request) {
    var read = Read.of(request);
    if (read.asked.lacksReason()) {
      return preview(request, read, withoutReason());
    }
    return Mono.fromCallable(() -> IdempotencyKey.of(read.key, request, read.body))
        .flatMap(key ->
            bulk.begin(
                read.caller,
                read.asked.wanted(read.search),
                key,
                preview -> PreviewScreen.seen(preview).equals(read.seen)))
        .flatMap(answer -> begun(request, answer))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.code() == ProblemCode.WRONG_STATE
                    ? preview(request, read, wrong)
                    : none(request, read, wrong));
  }

  private static Problem withoutReason() {
    return Problem.fields(List.of(new FieldError("/reason", "required", "Why they are given up")));
  }

  private Mono<ServerResponse> begun(ServerRequest request, Answer answer) {
    var batch = Json.MAPPER.readTree(answer.body());
    var waits = batch.path("status").asString("").equals("awaiting_approval");
    return screens.done(
        request,
        waits ? "batch_waits" : "batch_begun",
        BatchScreen.PATH + "/" + batch.path("id").asString(""));
  }

  /** Where nothing fits any more, or too much does, the list says so. */
  private Mono<ServerResponse> none(ServerRequest request, Read read, Problem wrong) {
    if (wrong.errors().isEmpty()) {
      return Mono.error(wrong);
    }
    var tooMany = wrong.errors().stream().anyMatch(error -> error.code().equals("too_many"));
    return screens.done(request, tooMany ? "too_many" : "none_fit", read.search.here());
  }

  private Mono<ServerResponse> preview(ServerRequest request, Read read, @Nullable Problem wrong) {
    var key = Base32.random(RANDOM, KEY_LENGTH);
    return bulk.dryRun(read.caller, read.asked.wanted(read.search))
        .flatMap(preview ->
            screens.show(
                request,
                wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
                TEMPLATE,
                words -> {
                  var model = PreviewScreen.of(preview, read.asked, read.search, key, words);
                  if (wrong != null) {
                    model.put("errors", Told.of(wrong, words));
                    model.put("problem", wrong.errors().isEmpty() ? words.of("batch.other") : "");
                  }
                  return model;
                }));
  }

  /**
   * A form, and the list that it is about.
   *
   * @param body what makes two forms the same
   */
  private record Read(
      Caller caller, Search search, Asked asked, String key, String seen, ObjectNode body) {

    static Read of(ServerRequest request) {
      var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
      var search = Search.of(request);
      var form = Form.of(request);
      var fields = form.fields();
      var asked = Asked.of(fields, form.ids());
      if (asked.action() == Action.REJECT) {
        Caller.of(request, Permission.FAILED_PAYMENTS_REJECT);
      }
      fields.optionalText("next", LONGEST_PATH); // of the list's own form
      var key = fields.optionalText(KEY, LONGEST_KEY);
      var seen = fields.optionalText(SEEN, LONGEST_PATH);
      fields.verify();
      return new Read(caller, search, asked, or(key), or(seen), body(form, search));
    }

    private static String or(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static ObjectNode body(Form form, Search search) {
      var body = form.values().deepCopy();
      body.remove(KEY);
      body.put("query", search.query());
      form.ids().forEach(body.putArray("ids")::add);
      return body;
    }
  }
}
