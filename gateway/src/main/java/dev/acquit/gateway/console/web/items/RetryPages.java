package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemRetries;
import dev.acquit.gateway.action.ItemRetries.Wanted;
import dev.acquit.gateway.console.desk.RetryScreen;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.SourceForm;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an item is about, tried again: first it is shown what that would do, in a form that charges
 * once, however often it is sent.
 */
@Component
class RetryPages {

  private static final String TEMPLATE = "retry";
  private static final String KEY = "key";
  private static final int KEY_LENGTH = 26;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_TICK = 5;
  private static final int LONGEST_ID = 40;
  private static final String SOURCE = "source";

  /** Where another id is filled in, and what is chosen then. */
  private static final String OTHER = "other";

  private static final int REFUSED = 400;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Once it is refused so, only another way leads on. */
  private static final Set<ProblemCode> SAME_IS_REFUSED =
      EnumSet.of(ProblemCode.RETRY_REFUSED, ProblemCode.METHOD_BLOCKED);

  /** What came of it, as payments and refunds call it. */
  private static final Set<String> SUCCEEDED = Set.of("succeeded", "authorized");

  private static final Set<String> FAILED = Set.of("failed", "canceled");

  private final ItemRetries retries;
  private final Purses purses;
  private final ItemPage page;
  private final Screens screens;

  RetryPages(ItemRetries retries, Purses purses, ItemPage page, Screens screens) {
    this.retries = retries;
    this.purses = purses;
    this.page = page;
    this.screens = screens;
  }

  /** Shows what it would do; what is unknown is asked of the processor before. */
  Mono<ServerResponse> check(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    var fields = Fields.of(filledIn(request));
    fields.optionalText(KEY, LONGEST_KEY);
    var wanted = wanted(fields);
    return EndingPages.verified(fields)
        .then(Mono.defer(() -> preview(request, caller, wanted, null)))
        .onErrorResume(Problem.class, wrong -> refused(request, caller, wrong, wrong.errors()));
  }

  private Mono<ServerResponse> preview(
      ServerRequest request, Caller caller, Wanted wanted, @Nullable Problem wrong) {
    var filled = filledIn(request);
    var key = Base32.random(RANDOM, KEY_LENGTH);
    return retries
        .dryRun(caller, ItemPage.id(request), wanted)
        .zipWhen(preview -> purses.of(caller, preview.item()))
        .flatMap(both ->
            screens.dialog(
                request,
                wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
                TEMPLATE,
                words -> {
                  var model = RetryScreen.of(both.getT1(), both.getT2(), key, filled, words);
                  if (wrong != null) {
                    model.put("errors", Told.of(wrong, words));
                  }
                  return model;
                }));
  }

  /** Charges, or refunds. */
  Mono<ServerResponse> retry(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    var asked = filledIn(request);
    var fields = Fields.of(asked.deepCopy());
    var key = fields.text(KEY, LONGEST_KEY);
    var wanted = wanted(fields);
    asked.remove(KEY);
    return EndingPages.verified(fields)
        .then(Mono.fromCallable(() -> IdempotencyKey.of(key, request, asked)))
        .flatMap(once -> retries.retry(caller, ItemPage.id(request), wanted, once))
        .flatMap(answer -> told(request, answer))
        .onErrorResume(
            Problem.class, wrong -> refused(request, caller, wrong, lacking(wanted, wrong)));
  }

  private Mono<ServerResponse> refused(
      ServerRequest request, Caller caller, Problem wrong, List<FieldError> errors) {
    return errors.isEmpty()
        ? page.refused(request, wrong.code())
        : preview(
            request, caller, new Wanted(null, false, null), Problem.fields(wrong.code(), errors));
  }

  /** What is wrong with the form: also that it names no other way, where the same is refused. */
  private static List<FieldError> lacking(Wanted wanted, Problem wrong) {
    var same = wanted.source() == null && wanted.offline() == null;
    return wrong.errors().isEmpty() && same && SAME_IS_REFUSED.contains(wrong.code())
        ? Stream.of("/source", "/offline")
            .map(field -> new FieldError(field, "required", "Another way than before"))
            .toList()
        : wrong.errors();
  }

  /** With the id that was filled in, where another one is chosen than those that are offered. */
  private static ObjectNode filledIn(ServerRequest request) {
    var values = Form.of(request).values().deepCopy();
    if (values.path(SOURCE).asString("").equals(OTHER)) {
      var other = values.remove(OTHER);
      values.put(SOURCE, other == null ? "" : other.asString());
    }
    return values;
  }

  private static Wanted wanted(Fields fields) {
    if (fields.optionalText(OTHER, LONGEST_ID) != null) {
      fields.reject(OTHER, "not_chosen", "Another one is chosen above");
    }
    var confirmed = fields.optionalText("confirm", LONGEST_TICK) != null;
    var offline = fields.optionalText("offline", LONGEST_TICK) != null;
    var note = fields.optionalText("note", LONGEST_TEXT);
    if (offline && note == null) {
      fields.reject("note", "required", "How it was given back");
    }
    return new Wanted(SourceForm.optional(fields), confirmed, offline ? note : null);
  }

  private Mono<ServerResponse> told(ServerRequest request, Answer answer) {
    var body = Json.MAPPER.readTree(answer.body());
    if (answer.status() >= REFUSED) {
      return page.refused(request, code(body.path("code").asString("")));
    }
    var status = body.path("status").asString("");
    var notice =
        SUCCEEDED.contains(status)
            ? "retry_succeeded"
            : FAILED.contains(status) ? "retry_failed" : "retry_pending";
    return screens.done(request, notice, ItemPage.path(ItemPage.id(request)));
  }

  /** The problem that a saved answer was. */
  private static ProblemCode code(String code) {
    return Names.all(ProblemCode.class).contains(code)
        ? Names.parse(ProblemCode.class, code)
        : ProblemCode.WRONG_STATE;
  }
}
