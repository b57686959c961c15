package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.money.References;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
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
 * Nobody asked for half. What is approved for less than was asked is voided at once, and counts as
 * declined for want of money once that is confirmed; until then it is in doubt, and the next lookup
 * voids it again.
 */
final class PartialApprovals {

  private static final Logger LOG = LoggerFactory.getLogger(PartialApprovals.class);
  private static final String CODE = "partial_approval";

  private PartialApprovals() {}

  /** The outcome of a charge of which nothing less than what was asked is kept. */
  static Mono<Outcome> refused(
      ProcessorAccount account, Call.Money call, Rail rail, Order order, Outcome outcome) {
    return refused(account, call.reference(), call.amount(), rail, order, outcome);
  }

  private static Mono<Outcome> refused(
      ProcessorAccount account,
      String reference,
      Amount asked,
      Rail rail,
      Order order,
      Outcome outcome) {
    return outcome instanceof Approved(var theirs, var amount, _) && isLess(amount, asked)
        ? voided(account, new Original(rail, reference, theirs, null, amount), order)
        : Mono.just(outcome);
  }

  /** The same of what a lookup found. */
  static Mono<Finding> refused(ProcessorAccount account, Call.Lookup call, Finding finding) {
    return finding instanceof Finding.Found(var outcome) && call.operation().opens()
        ? refused(account, call.reference(), call.amount(), call.rail(), Order.of(null), outcome)
            .map(Finding.Found::new)
        : Mono.just(finding);
  }

  private static boolean isLess(Amount amount, Amount asked) {
    return amount.currency().equals(asked.currency()) && amount.minor() < asked.minor();
  }

  private static Mono<Outcome> voided(ProcessorAccount account, Original of, Order order) {
    var cancel = new Call.Cancel(References.next(), of, of.amount(), order, true);
    LOG.warn("{} was approved for {} only, and is voided", of.reference(), of.amount().minor());
    return account
        .cancel(cancel)
        .map(outcome ->
            outcome instanceof Approved || outcome instanceof Pending
                ? new Declined(of.known(), new Decline(DeclineReason.INSUFFICIENT_FUNDS, CODE))
                : new Unknown("partial_approval_not_voided", of.known()));
  }
}
