package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.acquirer.Answer;
import dev.acquit.simulator.acquirer.Answer.Declined;
import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.acquirer.Command;
import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.books.SavedMethod;
import dev.acquit.simulator.fault.FaultScript.Subject;
import dev.acquit.simulator.fault.Target;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import dev.acquit.simulator.ledger.OperationView;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Charges, what may be done to them, tokens, and lookups. */
final class MoneyApi {

  private final Counter counter;
  private final Acquirer acquirer;

  MoneyApi(Counter counter, Acquirer acquirer) {
    this.counter = counter;
    this.acquirer = acquirer;
  }

  Mono<Reply> open(Request request) {
    return execute(request, MoneyRequests.open(request));
  }

  Mono<Reply> capture(Request request) {
    return execute(request, MoneyRequests.change(request, Operation.Kind.CAPTURE));
  }

  Mono<Reply> cancel(Request request) {
    return execute(request, MoneyRequests.change(request, Operation.Kind.VOID));
  }

  Mono<Reply> refund(Request request) {
    return execute(request, MoneyRequests.change(request, Operation.Kind.REFUND));
  }

  /** The payer's word on the micro-deposits that came. */
  Mono<Reply> validate(Request request) {
    var fields = request.fields();
    var amounts = fields.text("amounts");
    fields.check();
    return counter.plainly(
        () -> operationReply(acquirer.validate(request.account(), request.id(), amounts), request));
  }

  /** Where payers are sent: a test bank has no more to say. */
  static Mono<Reply> page(Request request) {
    return Mono.just(
        Reply.of(200, Map.of("message", "Two deposits came, of 32 and 45: tell the shop")));
  }

  private Mono<Reply> execute(Request request, Command command) {
    return counter.exposed(
        () -> subject(command), half -> operationReply(acquirer.execute(command, half), request));
  }

  Mono<Reply> save(Request request) {
    var source = MoneyRequests.fresh(request);
    return counter.exposed(
        () -> new Subject(Target.TOKEN, null, null, null, request.account()),
        _ -> tokenReply(acquirer.save(request.account(), source)));
  }

  Mono<Reply> lookup(Request request) {
    var reference = request.query("reference");
    if (reference == null || reference.isBlank()) {
      throw new InvalidRequest("reference", "is missing in the query");
    }
    return counter.exposed(
        () -> new Subject(Target.LOOKUP, reference, null, null, request.account()),
        _ -> found(acquirer.find(request.account(), reference), request));
  }

  private Subject subject(Command command) {
    return switch (command) {
      case Open open -> subject(open, open.merchantReference(), open.amount());
      case Change change -> subject(change, merchantReference(change), change.amount());
    };
  }

  private static Subject subject(
      Command command, @Nullable String merchantReference, @Nullable Long amount) {
    var target = Target.valueOf(command.kind().name());
    return new Subject(target, command.reference(), merchantReference, amount, command.account());
  }

  private @Nullable String merchantReference(Change change) {
    return change.merchantReference() == null
        ? acquirer.merchantReference(change.account(), change.charge())
        : change.merchantReference();
  }

  private static Reply operationReply(Answer<Operation> answer, Request request) {
    return switch (answer) {
      case Done<Operation>(var operation) ->
          Reply.of(operation.result() == Result.DECLINED ? 402 : 200, shown(operation, request));
      case Refused<Operation>(var refusal, var message) -> Reply.refused(refusal, message);
      case Declined<Operation>(var code) -> declined(code);
    };
  }

  private static Reply tokenReply(Answer<SavedMethod> answer) {
    return switch (answer) {
      case Done<SavedMethod>(var saved) ->
          Reply.of(201, Map.of("token", saved.token(), "method", saved.method()));
      case Refused<SavedMethod>(var refusal, var message) -> Reply.refused(refusal, message);
      case Declined<SavedMethod>(var code) -> declined(code);
    };
  }

  private static Reply found(@Nullable Operation operation, Request request) {
    return operation == null
        ? Reply.refused(Refusal.NOT_FOUND, "Nothing has this reference")
        : Reply.of(200, shown(operation, request));
  }

  private static OperationView shown(Operation operation, Request request) {
    var page = "http://" + request.host() + "/validations/" + operation.id();
    return OperationView.of(operation).asking(page);
  }

  private static Reply declined(String code) {
    return Reply.of(402, Map.of("status", "declined", "decline_code", code));
  }
}
