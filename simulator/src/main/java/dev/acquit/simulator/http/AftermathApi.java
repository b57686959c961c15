package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Aftermath;
import dev.acquit.simulator.acquirer.Answer;
import dev.acquit.simulator.acquirer.Answer.Declined;
import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.books.Dispute.Stage;
import dev.acquit.simulator.books.DisputeView;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.OperationView;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What a test has banks and payers do at once: returns, disputes, refunds that fail, payouts. */
final class AftermathApi {

  private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,15}";

  private final Counter counter;
  private final Aftermath aftermath;

  AftermathApi(Counter counter, Aftermath aftermath) {
    this.counter = counter;
    this.aftermath = aftermath;
  }

  Mono<Reply> giveBack(Request request) {
    var fields = fields(request, Set.of("reference", "code"));
    var reference = fields.text("reference");
    var code = fields.has("code") ? code(fields, "code") : null;
    fields.check();
    return counter.plainly(() -> operation(aftermath.giveBack(reference, code)));
  }

  Mono<Reply> reverseReturn(Request request) {
    var reference = reference(request);
    return counter.plainly(() -> operation(aftermath.reverseReturn(reference)));
  }

  Mono<Reply> failRefund(Request request) {
    var reference = reference(request);
    return counter.plainly(() -> operation(aftermath.failRefund(reference)));
  }

  Mono<Reply> dispute(Request request) {
    var fields = fields(request, Set.of("reference", "amount", "reason", "stage"));
    var reference = fields.text("reference");
    var amount = fields.optionalAmount("amount");
    var reason = fields.has("reason") ? code(fields, "reason") : null;
    var stage = fields.has("stage") ? stage(fields, Stage.INQUIRY, Stage.OPEN) : Stage.OPEN;
    fields.check();
    return counter.plainly(() -> dispute(201, aftermath.dispute(reference, amount, reason, stage)));
  }

  Mono<Reply> disputes(Request request) {
    var reference = request.query("reference");
    if (reference == null || reference.isBlank()) {
      throw new InvalidRequest("reference", "is missing in the query");
    }
    return counter.plainly(
        () -> reply(200, aftermath.disputes(reference), views -> Map.of("data", views)));
  }

  Mono<Reply> moveDispute(Request request) {
    var fields = fields(request, Set.of("stage"));
    var stage = stage(fields, Stage.OPEN, Stage.WON, Stage.LOST, Stage.CLOSED);
    fields.check();
    return counter.plainly(() -> dispute(200, aftermath.moveDispute(request.id(), stage)));
  }

  Mono<Reply> payOut(Request request) {
    return counter.plainly(() -> Reply.of(200, Map.of("data", aftermath.payOut())));
  }

  private static String reference(Request request) {
    var fields = fields(request, Set.of("reference"));
    var reference = fields.text("reference");
    fields.check();
    return reference;
  }

  private static Fields fields(Request request, Set<String> known) {
    var fields = request.fields();
    fields.refuseOthers(known);
    return fields;
  }

  private static String code(Fields fields, String name) {
    return fields.text(name, text -> text.matches(CODE), "a code such as R01, 901 or 10.4");
  }

  /** What was wrong reads as the first one until it is said. */
  private static Stage stage(Fields fields, Stage... known) {
    return Objects.requireNonNullElse(fields.oneOf("stage", known, Stage::code), known[0]);
  }

  private static Reply operation(Answer<Operation> answer) {
    return reply(200, answer, OperationView::of);
  }

  private static Reply dispute(int status, Answer<DisputeView> answer) {
    return reply(status, answer, view -> view);
  }

  private static <T> Reply reply(int status, Answer<T> answer, Function<T, Object> shown) {
    return switch (answer) {
      case Done<T>(var result) -> Reply.of(status, shown.apply(result));
      case Refused<T>(var refusal, var message) -> Reply.refused(refusal, message);
      case Declined<T>(var code) -> Reply.error(409, "declined", code);
    };
  }
}
