package dev.acquit.gateway.dispute;

import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Reports.Applied;
import dev.acquit.processor.Notice.Fact;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The door for what processors report about disputes. */
@Service
public class DisputeReports {

  private final Disputes disputes;
  private final Payments payments;
  private final DisputeItems items;
  private final DisputeRendering rendering;
  private final Clock clock;

  DisputeReports(
      Disputes disputes,
      Payments payments,
      DisputeItems items,
      DisputeRendering rendering,
      Clock clock) {
    this.disputes = disputes;
    this.payments = payments;
    this.items = items;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** Records how far a dispute has come; its payment's state stays as it is. */
  public Mono<Applied> apply(UUID organization, UUID account, Fact.Disputed fact) {
    return payments
        .locate(organization, account, fact.about(), null)
        .flatMap(found -> apply(found.payment(), account, fact))
        .defaultIfEmpty(Applied.UNMATCHED);
  }

  private Mono<Applied> apply(Payment payment, UUID account, Fact.Disputed fact) {
    return disputes
        .find(payment.organization(), account, fact.disputeId())
        .map(known -> told(known, known.after(fact, clock.instant())))
        .switchIfEmpty(Mono.fromSupplier(() -> opened(payment, fact)))
        .flatMap(told -> told.isNews() ? record(payment, account, fact, told) : known());
  }

  private static Mono<Applied> known() {
    return Mono.just(Applied.KNOWN);
  }

  private Mono<Applied> record(Payment payment, UUID account, Fact.Disputed fact, Told told) {
    var events = told.events(payment);
    return items
        .of(payment, told.known, told.after, events)
        .map(changes ->
            new Disputes.Recording(
                payment,
                told.after,
                told.takes(payment),
                events,
                rendering.of(told.after),
                changes))
        .flatMap(disputes::record)
        .flatMap(done ->
            done
                ? Mono.just(Applied.CHANGED)
                : apply(payment.organization(), account, fact)); // it changed: look again
  }

  private Told opened(Payment payment, Fact.Disputed fact) {
    var route = payment.charge().route();
    return told(null, Dispute.of(payment, route, fact, clock.instant()));
  }

  private static Told told(@Nullable Dispute known, Dispute after) {
    return new Told(known, after);
  }

  /** What changed. */
  private record Told(@Nullable Dispute known, Dispute after) {

    boolean isNews() {
      return !after.equals(known);
    }

    long takes(Payment payment) {
      var currency = payment.money().currency();
      return after.taken(currency) - (known == null ? 0 : known.taken(currency));
    }

    List<String> events(Payment payment) {
      var types = new ArrayList<String>();
      if (known == null) {
        types.add("dispute.opened");
      }
      var moved = known != null && (known.stage() != after.stage() || takes(payment) != 0);
      if (after.isClosed() && (known == null || moved)) {
        types.add("dispute.closed");
      } else if (moved) {
        types.add("dispute.updated");
      }
      var state = payment.state();
      if (state.disputing(takes(payment)).creditedTwice() > state.creditedTwice()) {
        types.add(Event.CREDITED_TWICE);
      }
      return types;
    }
  }
}
