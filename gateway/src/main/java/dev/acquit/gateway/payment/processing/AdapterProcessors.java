package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Processors;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.processing.AccountDirectory.Open;
import dev.acquit.gateway.payment.processing.LateAnswers.Late;
import dev.acquit.gateway.payment.processing.guard.Guards;
import dev.acquit.gateway.payment.processing.guard.Refusal;
import dev.acquit.gateway.payment.processing.guard.ResilienceSettings;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Calls adapters. They owe a value, whatever happens; one that breaks its word is unknown here,
 * never a decline and never a reason to send again.
 */
@Component
class AdapterProcessors implements Processors {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterProcessors.class);

  private final AccountDirectory directory;
  private final Guards guards;
  private final ResilienceSettings resilience;
  private final LateAnswers lateAnswers;
  private final CallMetrics metrics;

  AdapterProcessors(
      AccountDirectory directory,
      Guards guards,
      ResilienceSettings resilience,
      LateAnswers lateAnswers,
      CallMetrics metrics) {
    this.directory = directory;
    this.guards = guards;
    this.resilience = resilience;
    this.lateAnswers = lateAnswers;
    this.metrics = metrics;
  }

  @Override
  public Mono<Capabilities> capabilities(UUID organization, Route route) {
    return directory.account(organization, route.account()).map(Open::capabilities);
  }

  @Override
  public Mono<Outcome> call(UUID organization, Route route, Operation operation, Call call) {
    var outcome =
        directory
            .account(organization, route.account())
            .map(open -> called(organization, route, open, operation, call))
            .onErrorResume(closed -> Mono.just(unopened(route, closed)))
            .flatMap(Function.identity())
            .map(told -> judged(call, told));
    return LogContext.kept(metrics.of(route, operation, call, outcome));
  }

  private Mono<Outcome> called(
      UUID organization, Route route, Open open, Operation operation, Call call) {
    var guarded =
        guards
            .of(open.guarded(), Guards.kind(operation))
            .run(answered(open.account(), operation, call), Refusal::outcome);
    var late = new Late(organization, route.account(), operation, call.reference());
    return LastLimit.within(
        open.deadlines().of(operation).plus(resilience.grace()),
        guarded,
        outcome -> lateAnswers.apply(late, outcome));
  }

  /** A refusal of what may have been sent before proves nothing, wherever it comes from. */
  private static Outcome judged(Call call, Outcome outcome) {
    return call instanceof Call.Money money && !money.firstSend() ? outcome.afterResend() : outcome;
  }

  @Override
  public Mono<Finding> lookup(UUID organization, Route route, Call.Lookup call) {
    var finding =
        directory
            .account(organization, route.account())
            .flatMap(open ->
                guards
                    .of(open.guarded(), CallKind.LOOKUP)
                    .run(
                        found(route, open.account(), call),
                        refusal -> new Finding.Unanswered(refusal.why())))
            .onErrorResume(failure -> Mono.just(unasked(route, failure)))
            .defaultIfEmpty(new Finding.Unanswered("no_answer"));
    return LogContext.kept(metrics.asked(route, call, finding));
  }

  private static Mono<Finding> found(Route route, ProcessorAccount account, Call.Lookup call) {
    return Mono.defer(() -> account.lookup(call))
        .flatMap(finding -> PartialApprovals.refused(account, call, finding))
        .onErrorResume(failure -> Mono.just(unasked(route, failure)));
  }

  private static Finding unasked(Route route, Throwable failure) {
    LOG.error(
        "Account {} could not be asked: {}",
        IdKind.PROCESSOR_ACCOUNT.format(route.account()),
        failure.toString());
    return new Finding.Unanswered("adapter_failed");
  }

  private static Mono<Outcome> answered(ProcessorAccount account, Operation operation, Call call) {
    return Mono.defer(() -> made(account, operation, call))
        .onErrorResume(failure -> Mono.just(broken(failure)))
        .defaultIfEmpty(new Outcome.Unknown("no_outcome"));
  }

  private static Mono<Outcome> made(ProcessorAccount account, Operation operation, Call call) {
    return switch (call) {
      case Call.Charge charge ->
          opened(account, operation, charge)
              .flatMap(outcome ->
                  PartialApprovals.refused(
                      account,
                      operation,
                      charge,
                      charge.instrument().rail(),
                      charge.order(),
                      outcome));
      case Call.Resume resume ->
          account
              .resume(resume)
              .flatMap(outcome ->
                  PartialApprovals.refused(
                      account, resume.operation(), resume, Rail.CARD, resume.order(), outcome));
      case Call.Capture capture -> account.capture(capture);
      case Call.Cancel cancel -> account.cancel(cancel);
      case Call.Refund refund -> account.refund(refund);
      case Call.Lookup _ -> throw new IllegalArgumentException("A lookup moves nothing");
    };
  }

  private static Mono<Outcome> opened(
      ProcessorAccount account, Operation operation, Call.Charge call) {
    return switch (operation) {
      case AUTHORIZE -> account.authorize(call);
      case VERIFY -> account.verify(call);
      default -> account.charge(call);
    };
  }

  private static Outcome broken(Throwable failure) {
    LOG.error("An adapter failed instead of answering", failure);
    return new Outcome.Unknown("adapter_failed");
  }

  /** The account could not be opened, so no adapter was called and nothing was sent. */
  private static Mono<Outcome> unopened(Route route, Throwable closed) {
    LOG.error(
        "Account {} cannot be opened: {}",
        IdKind.PROCESSOR_ACCOUNT.format(route.account()),
        closed.getMessage());
    return Mono.just(new Outcome.NotAttempted("account_unavailable"));
  }
}
