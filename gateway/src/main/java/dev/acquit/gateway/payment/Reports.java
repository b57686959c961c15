package dev.acquit.gateway.payment;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * The door for what processors report about charges, captures, voids and refunds. A fact may
 * repeat, come in any order, and come before the answer.
 */
@Service
public class Reports {

  private final Payments payments;
  private final Elsewhere elsewhere;
  private final Subjects subjects;
  private final Settler settler;

  Reports(Payments payments, Elsewhere elsewhere, Subjects subjects, Settler settler) {
    this.payments = payments;
    this.elsewhere = elsewhere;
    this.subjects = subjects;
    this.settler = settler;
  }

  /** Applies what became of an operation, also of a refund that was made elsewhere. */
  public Mono<Applied> answered(UUID organization, UUID account, Fact.Answered fact) {
    return payments
        .locate(organization, account, fact.about(), fact.operation())
        .flatMap(found -> apply(found, fact))
        .switchIfEmpty(Mono.defer(() -> elsewhere(organization, account, fact)))
        .defaultIfEmpty(Applied.UNMATCHED);
  }

  /** Applies what became of a charge's money: that it settled, was returned, or came back. */
  public Mono<Applied> cleared(UUID organization, UUID account, About about, Fact fact) {
    return payments
        .locate(organization, account, about, null)
        .flatMap(found -> apply(found, fact))
        .defaultIfEmpty(Applied.UNMATCHED);
  }

  /** What was paid out has settled, if nothing said so before. */
  public Mono<Applied> paidOut(UUID organization, UUID account, Fact.Settled fact) {
    return payments
        .locate(organization, account, fact.about(), null)
        .filter(found -> found.payment().state().settledAt() == null)
        .flatMap(found -> apply(found, fact))
        .defaultIfEmpty(Applied.KNOWN);
  }

  /** What was not recorded because the payment changed meanwhile is looked at again. */
  private Mono<Applied> elsewhere(UUID organization, UUID account, Fact.Answered fact) {
    return elsewhere
        .made(organization, account, fact)
        .flatMap(done -> done ? Mono.just(Applied.CHANGED) : answered(organization, account, fact))
        .switchIfEmpty(Mono.defer(() -> elsewhere.known(organization, account, fact)));
  }

  private Mono<Applied> apply(Payments.Located found, Fact fact) {
    return subjects
        .of(found)
        .flatMap(subject -> captured(subject, found, fact))
        .flatMap(subject -> settler.reported(subject, aboutWhich(subject, found, fact), fact))
        .map(isNew -> isNew ? Applied.CHANGED : Applied.KNOWN);
  }

  /** Money that settled by a capture was captured, whatever the capture itself has answered. */
  private Mono<Subject> captured(Subject subject, Payments.Located found, Fact fact) {
    var attempt = subject.attempt(found.attempt());
    if (!(fact instanceof Fact.Settled settled)
        || attempt.operation() != Operation.CAPTURE
        || attempt.status() == AttemptStatus.APPROVED) {
      return Mono.just(subject);
    }
    var reference = settled.about().processorReference();
    var taken = new Amount(attempt.amount(), subject.payment().money().currency());
    var approved =
        new Outcome.Approved(reference == null ? "" : reference, taken, Outcome.Evidence.NONE);
    var proof = new Fact.Answered(settled.about(), Operation.CAPTURE, approved, settled.at());
    return settler
        .reported(subject, attempt.id(), proof)
        .then(Mono.defer(() -> subjects.find(subject)));
  }

  /** Some processors report by the capture that the money of a held charge settled. */
  private static UUID aboutWhich(Subject subject, Payments.Located found, Fact fact) {
    return fact instanceof Fact.Answered || !subject.attempt(found.attempt()).isModification()
        ? found.attempt()
        : subject.payment().charge().id();
  }

  /** What became of a fact. */
  public enum Applied {
    CHANGED,
    /** It was known, or something that outweighs it. */
    KNOWN,
    /** Nothing on record fits it yet. */
    UNMATCHED
  }
}
