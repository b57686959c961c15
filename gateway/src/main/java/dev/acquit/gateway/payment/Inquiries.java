package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.Doubts.Doubt;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Asks processors what became of attempts. Only an answer settles: that a processor knows nothing
 * counts when it said so twice after its quiet period, and no want of an answer ever counts. All
 * times are the database's.
 */
@Service
public class Inquiries {

  private static final Finding UNASKED = new Finding.Unanswered("account_unavailable");

  private final Lookups lookups;
  private final Subjects subjects;
  private final Processors processors;
  private final Settler settler;
  private final Withdrawals withdrawals;
  private final LastWords lastWords;
  private final PaymentSettings settings;

  Inquiries(
      Lookups lookups,
      Subjects subjects,
      Processors processors,
      Settler settler,
      Withdrawals withdrawals,
      LastWords lastWords,
      PaymentSettings settings) {
    this.lookups = lookups;
    this.subjects = subjects;
    this.processors = processors;
    this.settler = settler;
    this.withdrawals = withdrawals;
    this.lastWords = lastWords;
    this.settings = settings;
  }

  /** Asks once, and settles what can be settled. */
  public Mono<Learnt> ask(Doubt doubt) {
    return find(doubt)
        .flatMap(subject -> unlessAbandoned(doubt, subject))
        .filter(subject -> isInDoubt(subject.attempt(doubt.attempt())))
        .flatMap(subject -> ask(doubt, subject, subject.attempt(doubt.attempt())))
        .defaultIfEmpty(Learnt.ENOUGH);
  }

  /** Asks nobody yet; what a crash left is known to be in doubt from now on. */
  public Mono<Void> mark(Doubt doubt) {
    return find(doubt).flatMap(subject -> unlessAbandoned(doubt, subject)).then();
  }

  /**
   * Tells that nobody could tell.
   *
   * @return false if something has changed meanwhile
   */
  public Mono<Boolean> giveUp(Doubt doubt) {
    return find(doubt)
        .filter(subject -> subject.attempt(doubt.attempt()).status() == AttemptStatus.UNKNOWN)
        .flatMap(subject -> lastWords.tell(subject, subject.attempt(doubt.attempt())))
        .defaultIfEmpty(false);
  }

  private Mono<Subject> find(Doubt doubt) {
    return subjects.find(doubt.organization(), doubt.live(), doubt.payment(), doubt.refund());
  }

  /**
   * What a crash left is unknown from now on. It is never sent again here: whether it was sent is
   * for the processor to say.
   */
  private Mono<Subject> unlessAbandoned(Doubt doubt, Subject subject) {
    var attempt = subject.attempt(doubt.attempt());
    var left = attempt.leftBehind(subject.payment().money().currency());
    return attempt.status() == AttemptStatus.SENT
            && doubt.age().compareTo(settings.abandonedAfter()) > 0
        ? settler
            .answered(subject, attempt.id(), left)
            .then(Mono.defer(() -> subjects.find(subject)))
        : Mono.just(subject);
  }

  private Mono<Learnt> ask(Doubt doubt, Subject subject, Attempt attempt) {
    return processors
        .capabilities(doubt.organization(), attempt.route())
        .map(can -> ask(new Question(doubt, subject, attempt, can)))
        .onErrorResume(ClosedAccount.class, _ -> Mono.just(unasked(doubt, attempt)))
        .flatMap(Function.identity());
  }

  /** Nobody can be asked: a question without an answer, like any other. */
  private Mono<Learnt> unasked(Doubt doubt, Attempt attempt) {
    return attempt.status() == AttemptStatus.UNKNOWN
        ? lookups.note(doubt, UNASKED).thenReturn(Learnt.SILENCE)
        : Mono.just(Learnt.SILENCE);
  }

  private Mono<Learnt> ask(Question question) {
    return finding(question)
        .map(asked -> asked.flatMap(finding -> noted(question, finding)))
        .orElseGet(() -> waitForPayer(question));
  }

  /** Empty where there is nothing to ask. */
  private Optional<Mono<Finding>> finding(Question question) {
    var attempt = question.attempt;
    var organization = question.doubt.organization();
    var payment = question.payment();
    if (question.can.doubt().lookups().contains(attempt.operation())) {
      var call = Calls.lookup(payment, attempt);
      return Optional.of(processors.lookup(organization, attempt.route(), call));
    }
    if (!mayRepeat(question)) {
      return Optional.empty();
    }
    var call = Calls.change(payment, attempt, false);
    return Optional.of(
        processors
            .call(organization, attempt.route(), attempt.operation(), call)
            .map(Finding.Found::new));
  }

  /**
   * Where there is nothing to ask, the identical request brings the first answer again. What opens
   * a payment is not repeated: its security code is gone.
   */
  private static boolean mayRepeat(Question question) {
    return !question.attempt.isCharge()
        && question.doubt.age().compareTo(question.can.doubt().replay()) < 0;
  }

  /** What waits for its payer is no doubt, and may be asked about for days. */
  private Mono<Learnt> noted(Question question, Finding finding) {
    return question.isUnknown()
        ? lookups.note(question.doubt, finding).then(Mono.defer(() -> learn(question, finding)))
        : learn(question, finding);
  }

  private Mono<Learnt> learn(Question question, Finding finding) {
    return switch (finding) {
      case Finding.Found(Outcome.Unknown _) -> Mono.just(Learnt.NOTHING);
      case Finding.Found(var outcome) ->
          settler
              .learnt(question.subject, question.id(), outcome)
              .flatMap(status -> standing(question, status));
      case Finding.NotFound _ -> notFound(question);
      case Finding.Unanswered _ -> Mono.just(Learnt.SILENCE);
    };
  }

  /**
   * What counts is what the answer made of the attempt: that it was seen before says nothing of
   * what became of it, and an amount that nobody asked for is no end of a doubt.
   */
  private Mono<Learnt> standing(Question question, AttemptStatus status) {
    return switch (status) {
      case UNKNOWN -> Mono.just(Learnt.NOTHING);
      case ACTION_REQUIRED ->
          question.isUnknown() ? Mono.just(Learnt.WAITS) : waitForPayer(question);
      default -> Mono.just(Learnt.ENOUGH);
    };
  }

  private Mono<Learnt> notFound(Question question) {
    if (!question.isUnknown()) {
      return isOver(question)
          ? settler.expired(question.subject, question.id()).thenReturn(Learnt.ENOUGH)
          : Mono.just(Learnt.WAITS);
    }
    if (!isAfterQuiet(question, question.doubt.age())) {
      return Mono.just(Learnt.NOTHING);
    }
    return isAfterQuiet(question, question.doubt.missingAt())
        ? settler.notFound(question.subject, question.id()).thenReturn(Learnt.ENOUGH)
        : Mono.just(Learnt.MISSING);
  }

  /** Until then it may be on its way: at the processor, or from here. */
  private boolean isAfterQuiet(Question question, @Nullable Duration age) {
    return age != null
        && age.compareTo(question.can.doubt().quietPeriod()) > 0
        && age.compareTo(settings.abandonedAfter()) > 0;
  }

  /**
   * Once the payer's time is over, the processor is told, so that one who comes too late does not
   * pay. Until it says that it heard, the payer may have paid: that is asked again.
   */
  private Mono<Learnt> waitForPayer(Question question) {
    if (question.isUnknown()) {
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
    return isAfterQuiet(question, question.doubt.overdue());
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
    /** The processor answered, and does not know either. */
    NOTHING,
    /** No answer came. */
    SILENCE,
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

    boolean isUnknown() {
      return attempt.status() == AttemptStatus.UNKNOWN;
    }
  }
}
