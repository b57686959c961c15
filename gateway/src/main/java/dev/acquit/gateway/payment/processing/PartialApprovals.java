package dev.acquit.gateway.payment.processing;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Nobody asked for half. What is approved for less than was asked goes back at once, and counts as
 * declined for want of money once that is confirmed; until then it is in doubt, and the next lookup
 * gives it back again. The reference of that is made of the charge's, so that it happens once.
 */
final class PartialApprovals {

  private static final Logger LOG = LoggerFactory.getLogger(PartialApprovals.class);
  private static final String CODE = "partial_approval";
  private static final String UNDO = "V";

  private final ProcessorAccount account;
  private final Original of;
  private final Order order;
  private final boolean held;

  private PartialApprovals(
      ProcessorAccount account, Original of, Order order, Operation operation) {
    this.account = account;
    this.of = of;
    this.order = order;
    this.held = operation == Operation.AUTHORIZE || account.capabilities().on(of.rail()).undoes();
  }

  /** The outcome of a charge of which nothing less than what was asked is kept. */
  static Mono<Outcome> refused(
      ProcessorAccount account,
      Operation operation,
      Call.Money call,
      Rail rail,
      Order order,
      Outcome outcome) {
    return outcome instanceof Approved(var theirs, var amount, _) && isLess(amount, call.amount())
        ? givenBack(account, operation, call.reference(), rail, order, theirs, amount)
        : Mono.just(outcome);
  }

  /** The same of what a lookup found. */
  static Mono<Finding> refused(ProcessorAccount account, Call.Lookup call, Finding finding) {
    return call.operation().opens()
            && finding instanceof Finding.Found(Approved(var theirs, var amount, _))
            && isLess(amount, call.amount())
        ? givenBack(
                account,
                call.operation(),
                call.reference(),
                call.rail(),
                Order.of(null),
                theirs,
                amount)
            .map(Finding.Found::new)
        : Mono.just(finding);
  }

  private static boolean isLess(Amount amount, Amount asked) {
    return amount.currency().equals(asked.currency()) && amount.minor() < asked.minor();
  }

  private static Mono<Outcome> givenBack(
      ProcessorAccount account,
      Operation operation,
      String reference,
      Rail rail,
      Order order,
      String theirs,
      Amount amount) {
    LOG.warn("{} was approved for {} only, which goes back", reference, amount.minor());
    var of = new Original(rail, reference, theirs, null, amount);
    return new PartialApprovals(account, of, order, operation).giveBack();
  }

  private Mono<Outcome> giveBack() {
    return undone()
        .flatMap(outcome -> isDone(outcome) ? Mono.just(true) : wasDone())
        .map(done ->
            done
                ? new Declined(of.known(), new Decline(DeclineReason.INSUFFICIENT_FUNDS, CODE))
                : new Unknown("partial_approval_not_undone", of.known()));
  }

  /** Voided where that can be, else refunded. */
  private Mono<Outcome> undone() {
    return held
        ? account.cancel(new Call.Cancel(reference(), of, of.amount(), order, true))
        : account.refund(new Call.Refund(reference(), of, of.amount(), order, true));
  }

  /** An earlier try may have done it, and its answer been lost. */
  private Mono<Boolean> wasDone() {
    var operation = held ? Operation.VOID : Operation.REFUND;
    var lookup = new Call.Lookup(reference(), operation, of.rail(), of.amount(), null, of);
    return account
        .lookup(lookup)
        .map(finding -> finding instanceof Finding.Found(var outcome) && isDone(outcome));
  }

  private String reference() {
    return UNDO + of.reference().substring(1);
  }

  private static boolean isDone(Outcome outcome) {
    return outcome instanceof Approved || outcome instanceof Pending;
  }
}
