package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.Doubts.Doubt;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Asks processors what became of attempts. Only an answer settles: that a processor knows nothing
 * counts when it said so twice after its quiet period, and no want of an answer ever counts.
 */
@Service
public class Inquiries {

  private final Subjects subjects;
  private final Processors processors;
  private final Settler settler;
  private final Withdrawals withdrawals;
  private final PaymentSettings settings;
  private final Clock clock;

  Inquiries(
      Subjects subjects,
      Processors processors,
      Settler settler,
      Withdrawals withdrawals,
      PaymentSettings settings,
      Clock clock) {
    this.subjects = subjects;
    this.processors = processors;
    this.settler = settler;
    this.withdrawals = withdrawals;
    this.settings = settings;
    this.clock = clock;
  }

  /** Asks once, and settles what can be settled. */
  public Mono<Learnt> ask(Doubt doubt) {
    return subjects
        .find(doubt.organization(), doubt.live(), doubt.payment(), doubt.refund())
        .flatMap(subject -> ask(doubt, subject, subject.attempt(doubt.attempt())))
        .defaultIfEmpty(Learnt.ENOUGH);
  }

  private Mono<Learnt> ask(Doubt doubt, Subject subject, Attempt attempt) {
    if (!isInDoubt(attempt)) {
      return Mono.just(Learnt.ENOUGH);
    }
    return processors
        .capabilities(doubt.organization(), attempt.route())
        .flatMap(can -> ask(new Question(doubt, subject, attempt, can)));
  }

  private Mono<Learnt> ask(Question question) {
    var attempt = question.attempt;
    var organization = question.doubt.organization();
    if (question.can.doubt().lookups().contains(attempt.operation())) {
      return processors
          .lookup(organization, attempt.route(), Calls.lookup(question.payment(), attempt))
          .flatMap(finding -> learn(question, finding));
    }
    return mayRepeat(question)
        ? processors
            .call(
                organization,
                attempt.route(),
                attempt.operation(),
                Calls.change(question.payment(), attempt, false))
            .flatMap(outcome -> learn(question, new Finding.Found(outcome)))
        : waitForPayer(question);
  }

  /**
   * Where there is nothing to ask, the identical request brings the first answer again. What opens
   * a payment is not repeated: its security code is gone.
   */
  private boolean mayRepeat(Question question) {
    var until = question.doubt.since().plus(question.can.doubt().replay());
    return !question.attempt.isCharge() && clock.instant().isBefore(until);
  }

  private Mono<Learnt> learn(Question question, Finding finding) {
    return switch (finding) {
      case Finding.Found(Outcome.ActionRequired asked) ->
          question.attempt.status() == AttemptStatus.ACTION_REQUIRED
              ? waitForPayer(question)
              : settler.learnt(question.subject, question.id(), asked).thenReturn(Learnt.WAITS);
      case Finding.Found(Outcome.Unknown _) -> Mono.just(Learnt.NOTHING);
      case Finding.Found(var outcome) ->
          settler
              .learnt(question.subject, question.id(), outcome)
              .thenReturn(isDoubt(outcome) ? Learnt.NOTHING : Learnt.ENOUGH);
      case Finding.NotFound _ -> notFound(question);
      case Finding.Unanswered _ -> Mono.just(Learnt.NOTHING);
    };
  }

  /** That it was seen before says nothing of what became of it. */
  private static boolean isDoubt(Outcome outcome) {
    return AttemptStatus.of(outcome) == AttemptStatus.UNKNOWN;
  }

  private Mono<Learnt> notFound(Question question) {
    if (question.attempt.status() == AttemptStatus.ACTION_REQUIRED) {
      return isOver(question) ? expire(question) : Mono.just(Learnt.WAITS);
    }
    if (clock.instant().isBefore(quietAfter(question, question.doubt.since()))) {
      return Mono.just(Learnt.NOTHING);
    }
    return question.doubt.notFoundAt() == null
        ? Mono.just(Learnt.MISSING)
        : settler.notFound(question.subject, question.id()).thenReturn(Learnt.ENOUGH);
  }

  /** Until then it may be on its way: at the processor, or from here. */
  private Instant quietAfter(Question question, Instant sent) {
    var theirs = question.can.doubt().quietPeriod();
    var ours = settings.abandonedAfter();
    return sent.plus(theirs.compareTo(ours) > 0 ? theirs : ours);
  }

  /**
   * Once the payer's time is over, the processor is told, so that one who comes too late does not
   * pay. Until it says that it heard, the payer may have paid: that is asked again.
   */
  private Mono<Learnt> waitForPayer(Question question) {
    if (question.attempt.status() != AttemptStatus.ACTION_REQUIRED) {
      return Mono.just(Learnt.NOTHING);
    }
    return isOver(question)
        ? withdrawals
            .of(question.subject, question.attempt, question.can)
            .map(done -> done ? Learnt.ENOUGH : Learnt.WAITS)
        : Mono.just(Learnt.WAITS);
  }

  /** No resume may be under way any more. */
  private boolean isOver(Question question) {
    var action = question.attempt.result().nextAction();
    return action != null && clock.instant().isAfter(quietAfter(question, action.expiresAt()));
  }

  private Mono<Learnt> expire(Question question) {
    return settler.expired(question.subject, question.id()).thenReturn(Learnt.ENOUGH);
  }

  private static boolean isInDoubt(Attempt attempt) {
    return attempt.status() == AttemptStatus.UNKNOWN
        || attempt.status() == AttemptStatus.ACTION_REQUIRED;
  }

  /** What a question brought. */
  public enum Learnt {
    /** It is settled, or was before. */
    ENOUGH,
    /** The processor knows nothing of it, which it has to say twice. */
    MISSING,
    NOTHING,
    /** The payer has time, or may have paid. */
    WAITS
  }

  private record Question(Doubt doubt, Subject subject, Attempt attempt, Capabilities can) {

    Payment payment() {
      return subject.payment();
    }

    UUID id() {
      return attempt.id();
    }
  }
}
