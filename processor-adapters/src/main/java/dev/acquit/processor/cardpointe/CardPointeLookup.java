package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.cardpointe.CardPointeAccount.Merchants;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Asks what became of an operation. Charges and refunds are found by our reference; captures and
 * voids show in the settlement status of the charge that they change.
 */
final class CardPointeLookup {

  private static final String BY_OURS = "/inquireByOrderid/{orderid}/{merchid}/{set}";
  private static final String BY_THEIRS = "/inquire/{retref}/{merchid}";

  private static final String AUTHORIZED = "authorized";
  private static final String VOIDED = "voided";
  private static final String REJECTED = "rejected";
  private static final String DECLINED = "declined";
  private static final String ZERO = "zero amount";

  private final Merchants merchants;
  private final CardPointeCodes codes;
  private final CardPointeSettings settings;

  CardPointeLookup(Merchants merchants, CardPointeCodes codes, CardPointeSettings settings) {
    this.merchants = merchants;
    this.codes = codes;
    this.settings = settings;
  }

  Mono<Finding> find(Call.Lookup call) {
    return switch (call.operation()) {
      case CHARGE, AUTHORIZE, VERIFY, REFUND ->
          byOurs(call, call.reference(), answer -> made(answer, call)).flatMap(asked -> asked);
      case CAPTURE, VOID -> charge(call, answer -> changed(answer, call));
    };
  }

  private Mono<Finding> charge(Call.Lookup call, Function<CardPointeAnswer, Finding> means) {
    var of = call.of();
    if (of == null) {
      return Mono.just(new Unanswered("charge_unknown"));
    }
    var theirs = of.processorReference();
    var merchant = merchants.on(call.rail());
    return theirs == null
        ? byOurs(call, of.reference(), answer -> Mono.just(means.apply(answer)))
            .flatMap(asked -> asked)
        : merchant.question(means, Unanswered::new, BY_THEIRS, theirs, merchant.merchant());
  }

  /** What the answer means, which may take a question more. */
  private Mono<Mono<Finding>> byOurs(
      Call.Lookup call, String ours, Function<CardPointeAnswer, Mono<Finding>> means) {
    var merchant = merchants.on(call.rail());
    return merchant.question(
        answer ->
            answer.order() == null || answer.order().equals(ours)
                ? means.apply(answer)
                : Mono.just(new Unanswered("of_another")),
        why -> Mono.just(new Unanswered(why)),
        BY_OURS,
        ours,
        merchant.merchant(),
        settings.set());
  }

  private Mono<Finding> made(CardPointeAnswer answer, Call.Lookup call) {
    var theirs = answer.retref();
    if (isMissing(answer)) {
      return Mono.just(new NotFound());
    }
    if (theirs == null) {
      return Mono.just(new Unanswered(CardPointeAnswer.UNREADABLE));
    }
    if (!answer.isApproved()) {
      return Mono.just(told(refused(answer)));
    }
    return call.rail() == Rail.CARD
        ? Mono.just(onCard(answer, theirs, call))
        : onBank(answer, theirs, call);
  }

  private static boolean isMissing(CardPointeAnswer answer) {
    return answer.letter().equals("C") && CardPointeCodes.NOT_FOUND.equals(answer.code());
  }

  /** What was found under our own reference cannot be a repetition of itself: it was refused. */
  private Outcome refused(CardPointeAnswer answer) {
    var outcome = answer.refused(codes);
    return outcome instanceof Rejected(var rejection, var code) && rejection == Rejection.DUPLICATE
        ? answer.declined(code, codes)
        : outcome;
  }

  private Finding onCard(CardPointeAnswer answer, String theirs, Call.Lookup call) {
    return switch (answer.status()) {
      case VOIDED -> found(answer.declined(CardPointeCodes.VOIDED, codes));
      case REJECTED -> found(answer.declined(CardPointeCodes.REJECTED, codes));
      case DECLINED -> new Unanswered("contradiction");
      case AUTHORIZED ->
          call.operation() == Operation.CHARGE
              ? new Unanswered("not_captured")
              : told(answer.approved(theirs, call.amount()));
      default -> told(answer.approved(theirs, call.amount()));
    };
  }

  private Mono<Finding> onBank(CardPointeAnswer answer, String theirs, Call.Lookup call) {
    var status = answer.status();
    if (status.equals(REJECTED)) {
      return returned(answer, theirs);
    }
    if (status.equals(VOIDED)) {
      return Mono.just(found(answer.declined(CardPointeCodes.VOIDED, codes)));
    }
    return Mono.just(
        settings.cleared().contains(status)
            ? told(answer.approved(theirs, call.amount()))
            : found(new Pending(theirs)));
  }

  /** The bank's own code stands in the funding report of the day at which it was settled. */
  private Mono<Finding> returned(CardPointeAnswer answer, String theirs) {
    var rejected = found(answer.declined(CardPointeCodes.REJECTED, codes));
    var day = Funding.day(answer.settled());
    if (day == null || !settings.asksFor(CardPointeSettings.Report.FUNDING)) {
      return Mono.just(rejected);
    }
    return CardPointeReports.funding(merchants.banks(), day)
        .mapNotNull(report -> Funding.of(report).returnCode(theirs))
        .map(code -> found(new Declined(theirs, codes.returns().of(code))))
        .onErrorResume(
            failure ->
                failure instanceof IllegalStateException || failure instanceof JacksonException,
            _ -> Mono.just(new Unanswered("funding_unread")))
        .defaultIfEmpty(rejected);
  }

  /** What the charge's status excludes did not happen. */
  private Finding changed(CardPointeAnswer answer, Call.Lookup call) {
    if (isMissing(answer)) {
      return new NotFound();
    }
    var theirs = answer.retref();
    if (theirs == null || !answer.isApproved()) {
      return new Unanswered(CardPointeAnswer.UNREADABLE);
    }
    return call.operation() == Operation.VOID
        ? cancelled(answer.status(), theirs, call)
        : captured(answer, theirs, call);
  }

  private Finding cancelled(String status, String theirs, Call.Lookup call) {
    if (status.equals(VOIDED)) {
      return found(new Approved(theirs, call.amount(), Evidence.NONE));
    }
    return status.equals(AUTHORIZED) || isTaken(status)
        ? new NotFound()
        : new Unanswered("status_unknown");
  }

  private Finding captured(CardPointeAnswer answer, String theirs, Call.Lookup call) {
    var status = answer.status();
    if (isTaken(status)) {
      return told(answer.approved(theirs, call.amount()));
    }
    return switch (status) {
      case AUTHORIZED, VOIDED, DECLINED, ZERO -> new NotFound();
      case REJECTED -> found(answer.declined(CardPointeCodes.REJECTED, codes));
      default -> new Unanswered("status_unknown");
    };
  }

  private boolean isTaken(String status) {
    return settings.captured().contains(status) || settings.cleared().contains(status);
  }

  private static Finding found(Outcome outcome) {
    return new Found(outcome);
  }

  private static Finding told(Outcome outcome) {
    return outcome instanceof Unknown(var why, _) ? new Unanswered(why) : found(outcome);
  }
}
