package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Preparation.Prepared;
import dev.acquit.gateway.payment.Terms.CardSource;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline.Category;
import dev.acquit.processor.DeclineReason;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a payment tried again: the same that failed, or another in the place of one that was
 * returned. All that an opening checks is checked anew, and where it goes is chosen anew.
 */
@Component
class Retrials {

  private final Preparation preparation;
  private final Debits debits;
  private final Retries retries;
  private final Refusals refusals;
  private final Failover failover;
  private final Attention attention;

  Retrials(
      Preparation preparation,
      Debits debits,
      Retries retries,
      Refusals refusals,
      Failover failover,
      Attention attention) {
    this.preparation = preparation;
    this.debits = debits;
    this.retries = retries;
    this.refusals = refusals;
    this.failover = failover;
    this.attention = attention;
  }

  /**
   * What the next try would be; a {@link Problem} if it may not be.
   *
   * @param source what pays in the place of what did; null for the same
   */
  Mono<Planned> planned(Caller caller, Payment read, @Nullable Source source) {
    refuseUnretriable(read);
    var paying = source == null ? same(read) : source;
    var id = read.status() == PaymentStatus.FAILED ? read.id() : Ids.next();
    return preparation
        .of(caller, request(read, paying), id)
        .map(prepared -> planned(caller, read, prepared, id));
  }

  private static Planned planned(Caller caller, Payment read, Prepared prepared, UUID id) {
    var source = prepared.paying().mandated().source();
    var use = source.saved() ? new MethodUse(source.id(), Stage.PAYS) : null;
    return new Planned(caller.actor(), read, prepared, id, use);
  }

  /** Says why a payment is not tried again, as it stands. */
  static void refuseUnretriable(Payment payment) {
    var status = payment.status();
    if (payment.retrying().isClosed()) {
      throw Problem.of(ProblemCode.WRONG_STATE, "Nobody goes after this payment any more");
    }
    if (status == PaymentStatus.SUBMITTED) {
      throw Problem.of(ProblemCode.OPERATION_IN_PROGRESS);
    }
    var isLeft = status == PaymentStatus.RETURNED && payment.retrying().by() == null;
    if (status != PaymentStatus.FAILED && !isLeft) {
      throw Problem.of(
          ProblemCode.WRONG_STATE,
          payment.retrying().by() == null
              ? "The payment is " + status.shown()
              : "Another payment has taken its place");
    }
  }

  /** A token pays once: what it paid needs another source. */
  private static Source same(Payment read) {
    var use = read.method();
    if (use == null || use.stage() != Stage.PAYS) {
      throw Problem.fields(
          ProblemCode.SOURCE_REQUIRED,
          List.of(new FieldError("/source", "required", "What paid can be charged only once")));
    }
    return new Source(use.method(), true);
  }

  private static ChargeRequest request(Payment read, Source source) {
    var terms = read.terms();
    return new ChargeRequest(
        source,
        terms.money(),
        terms.capture(),
        terms.purpose(),
        terms.initiator(),
        terms.reference(),
        null,
        terms.details());
  }

  /** Records it; empty if somebody was faster, or what pays does not allow it any more. */
  Mono<Leg> begun(Planned planned, IdempotencyKey key, boolean automatic) {
    if (planned.isRefused()) {
      return Mono.error(
          Problem.of(ProblemCode.RETRY_REFUSED, "Another method, or new details, may pay"));
    }
    var prepared = planned.prepared;
    var attempt = planned.attempt(key);
    var sent = planned.sent(attempt, automatic);
    var mandated = prepared.paying().mandated();
    var opening =
        new Payments.Opening(
            sent,
            mandated.source(),
            debits.debit(mandated, attempt.createdAt()),
            attempt,
            refusals.watch(sent, true));
    var act = automatic ? null : PaymentActs.retried(planned.actor, planned.read, attempt);
    return attention
        .retried(planned.read, sent)
        .map(items -> new Retries.Retrial(planned.read, opening, automatic, items, act))
        .flatMap(retrial -> retries.begin(retrial, key, retried(attempt)))
        .onErrorResume(failure -> refusals.told(sent, failure))
        .map(recorded -> failover.leg(recorded, attempt, prepared.paying(), prepared.routed()));
  }

  private static Event retried(Attempt attempt) {
    return Event.of(Event.RETRIED, attempt, attempt.createdAt(), null);
  }

  /**
   * A payment that is about to be tried again.
   *
   * @param actor who asks for it, or the gateway itself
   * @param id of the payment that is sent
   * @param use the saved method that pays; null for a token
   */
  record Planned(Actor actor, Payment read, Prepared prepared, UUID id, @Nullable MethodUse use) {

    boolean isByMerchant() {
      return read.terms().initiator() == Initiator.MERCHANT;
    }

    /** Whether it failed for a reason that this source does not mend. */
    boolean isRefused() {
      var why = Failure.of(read.charge());
      return why != null && Retry.of(why) == Retry.NEVER && !isMended(why.reason());
    }

    private boolean isMended(DeclineReason reason) {
      var before = read.terms().source();
      var now = prepared.terms().source();
      var known = Watch.instrument(before, read.method());
      var other = !Objects.equals(known, Watch.instrument(now, use));
      var entered = use == null && reason.category() == Category.DATA;
      return other || entered || (reason == DeclineReason.EXPIRED_CARD && isNewer(before, now));
    }

    private static boolean isNewer(Terms.Source before, Terms.Source now) {
      return before instanceof CardSource old
          && now instanceof CardSource card
          && YearMonth.of(card.expYear(), card.expMonth())
              .isAfter(YearMonth.of(old.expYear(), old.expMonth()));
    }

    Attempt attempt(IdempotencyKey key) {
      var route = prepared.routed().first();
      return Attempt.opening(prepared.terms(), route, key, prepared.charge().at());
    }

    /** As it is once it is on record. */
    Payment sent(Attempt attempt, boolean automatic) {
      if (read.id().equals(id)) {
        return read.retried(prepared.terms(), use, attempt, automatic);
      }
      var at = attempt.createdAt();
      return new Payment(
          read.organization(),
          id,
          read.live(),
          0,
          prepared.terms(),
          Payment.State.SUBMITTED,
          use,
          Retrying.of(read, automatic),
          List.of(attempt),
          at,
          at);
    }
  }
}
