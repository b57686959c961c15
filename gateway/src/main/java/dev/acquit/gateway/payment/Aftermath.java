package dev.acquit.gateway.payment;

import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Terms.Retries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What follows from where a payment now stands: the method that it saves is kept, the mandate that
 * a return revokes ends, and what failed is tried again.
 */
@Component
class Aftermath {

  private final Savings savings;
  private final Revocations revocations;
  private final RetryPlan plan;

  Aftermath(Savings savings, Revocations revocations, RetryPlan plan) {
    this.savings = savings;
    this.revocations = revocations;
    this.plan = plan;
  }

  /** Once {@code told}, an attempt of {@code read}, is as it is now. */
  Mono<Known> of(Subject read, Attempt told, Instant now) {
    return keeping(read, read.after(told, now))
        .flatMap(known -> planned(read.payment(), known, now))
        .flatMap(known ->
            revocations
                .of(known.after.payment(), told, now)
                .map(ending -> new Known(known.after, known.kept, ending.orElse(null))));
  }

  /** What has paid is kept, unless its user has taken it back meanwhile. */
  private Mono<Known> keeping(Subject read, Subject after) {
    return saves(read.payment(), after.payment())
        ? savings
            .kept(after.payment())
            .map(kept -> new Known(after, kept, null))
            .switchIfEmpty(Mono.fromSupplier(() -> new Known(after.savingNothing(), null, null)))
        : Mono.just(new Known(after, null, null));
  }

  /** Whether what was to be saved now is. */
  private static boolean saves(Payment before, Payment after) {
    var was = before.method();
    var is = after.method();
    return was != null && was.stage() == Stage.SAVING && is != null && is.stage() == Stage.SAVED;
  }

  /** What is no news of the charge leaves the plan as it is. */
  private Mono<Known> planned(Payment before, Known known, Instant now) {
    var after = known.after.payment();
    var why = Failure.of(after.charge());
    if (!after.status().mayBeRetried() || isSame(before, after)) {
      return Mono.just(known);
    }
    return why == null || !isPlanned(after)
        ? Mono.just(known.retriedAt(null))
        : plan.next(after, why, now)
            .map(known::retriedAt)
            .switchIfEmpty(Mono.fromSupplier(() -> known.retriedAt(null)));
  }

  private static boolean isSame(Payment before, Payment after) {
    return before.status() == after.status() && before.charge().id().equals(after.charge().id());
  }

  /** A token pays once: only a saved method can be charged again without the payer. */
  private static boolean isPlanned(Payment payment) {
    var terms = payment.terms();
    var method = payment.method();
    return terms.isPlanned()
        && terms.details().retries() == Retries.AUTOMATIC
        && method != null
        && method.stage() == Stage.PAYS
        && payment.retrying().by() == null
        && !payment.retrying().isClosed();
  }

  /**
   * All that a settlement records of it.
   *
   * @param kept what becomes of the method that it saves; null where it saves none by this
   * @param ending what is told of the mandate that it ends; null where it ends none
   */
  record Known(Subject after, @Nullable Kept kept, @Nullable MandateEvent ending) {

    private Known retriedAt(@Nullable Instant at) {
      var payment = after.payment();
      var planned = payment.retrying(payment.retrying().planned(at));
      return new Known(new Subject(planned, after.refund()), kept, ending);
    }
  }
}
