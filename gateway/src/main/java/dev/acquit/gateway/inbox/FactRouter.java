package dev.acquit.gateway.inbox;

import dev.acquit.gateway.dispute.DisputeReports;
import dev.acquit.gateway.payment.Reports;
import dev.acquit.gateway.payment.Reports.Applied;
import dev.acquit.gateway.payout.PayoutReports;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Line;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings each fact to the door that it belongs to. */
@Component
class FactRouter {

  private final Reports payments;
  private final DisputeReports disputes;
  private final PayoutReports payouts;

  FactRouter(Reports payments, DisputeReports disputes, PayoutReports payouts) {
    this.payments = payments;
    this.disputes = disputes;
    this.payouts = payouts;
  }

  Mono<Applied> apply(Delivery delivery, Fact fact) {
    var organization = delivery.organization();
    var account = delivery.route().account();
    return switch (fact) {
      case Fact.Answered answered -> payments.answered(organization, account, answered);
      case Fact.Settled settled -> payments.cleared(organization, account, settled.about(), fact);
      case Fact.Returned returned ->
          payments.cleared(organization, account, returned.about(), fact);
      case Fact.ReturnReversed reversed ->
          payments.cleared(organization, account, reversed.about(), fact);
      case Fact.Disputed disputed -> disputes.apply(organization, account, disputed);
      case Fact.PaidOut paidOut ->
          payouts
              .apply(organization, delivery.live(), delivery.route(), paidOut)
              .flatMap(applied -> settled(delivery, paidOut).thenReturn(applied));
    };
  }

  /** An entry about nothing on record stays with its payout. */
  private Mono<Void> settled(Delivery delivery, Fact.PaidOut paidOut) {
    return Flux.fromIterable(paidOut.lines())
        .filter(line -> line.type() == Line.Type.CHARGE)
        .map(line -> new Fact.Settled(line.about(), paidOut.at()))
        .concatMap(
            fact -> payments.paidOut(delivery.organization(), delivery.route().account(), fact))
        .then();
  }
}
