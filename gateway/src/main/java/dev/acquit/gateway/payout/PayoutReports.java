package dev.acquit.gateway.payout;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Reports.Applied;
import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Notice.Fact;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The door for what processors report about payouts. */
@Service
public class PayoutReports {

  private final Payouts payouts;
  private final PayoutRendering rendering;
  private final Clock clock;

  PayoutReports(Payouts payouts, PayoutRendering rendering, Clock clock) {
    this.payouts = payouts;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** Records a payout once. Entries about what is not on record here are kept all the same. */
  public Mono<Applied> apply(UUID organization, boolean live, Route route, Fact.PaidOut fact) {
    var payout =
        new Payout(
            organization,
            Ids.next(),
            live,
            route,
            fact.payoutId(),
            new Money(fact.amount().minor(), fact.amount().currency()),
            fact.at().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
            clock.instant());
    return payouts
        .add(payout, fact.lines(), rendering.of(payout))
        .map(added -> added ? Applied.CHANGED : Applied.KNOWN);
  }
}
