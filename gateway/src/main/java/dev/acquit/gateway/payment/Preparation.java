package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Everything that may refuse a charge before it is on record; nothing has happened yet. */
@Component
class Preparation {

  private final Sources sources;
  private final Debits debits;
  private final Routes routes;
  private final Tenders tenders;
  private final FirstUse firstUse;
  private final Clock clock;

  Preparation(
      Sources sources,
      Debits debits,
      Routes routes,
      Tenders tenders,
      FirstUse firstUse,
      Clock clock) {
    this.sources = sources;
    this.debits = debits;
    this.routes = routes;
    this.tenders = tenders;
    this.firstUse = firstUse;
    this.clock = clock;
  }

  /**
   * What pays, where it goes, and on which terms; a {@link Problem} if it may not or cannot be.
   *
   * @param payment whose charge it is
   */
  Mono<Prepared> of(Caller caller, ChargeRequest request, UUID payment) {
    return sources
        .chargeable(caller, request.source())
        .flatMap(source -> debits.checked(caller, request, source))
        .flatMap(mandated -> routed(caller, request, payment, mandated));
  }

  private Mono<Prepared> routed(
      Caller caller, ChargeRequest request, UUID payment, Debits.Mandated mandated) {
    var source = mandated.source();
    return Mono.just(request.routable(payment, clock.instant()).paidBy(source))
        .filter(_ -> source.isKept())
        .flatMap(charge ->
            routes
                .of(caller, charge)
                .flatMap(routed ->
                    paying(mandated, routed)
                        .flatMap(paying -> prepared(caller, request, charge, routed, paying))))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NO_PROCESSOR)));
  }

  private Mono<Paying> paying(Debits.Mandated mandated, Routed routed) {
    return tenders
        .at(routed.first(), mandated)
        .switchIfEmpty(Mono.error(() -> Sources.forgotten(mandated.source())));
  }

  private Mono<Prepared> prepared(
      Caller caller, ChargeRequest request, Routable charge, Routed routed, Paying paying) {
    var mandated = paying.mandated();
    var terms = request.terms(Terms.Source.of(mandated.source()), mandated.mandate());
    return firstUse
        .of(caller, terms.routedBy(routed.by()), routed.first(), paying.instrument())
        .map(asked -> new Prepared(asked, charge, routed, paying));
  }

  /** A charge that nothing stands in the way of. */
  record Prepared(Terms terms, Routable charge, Routed routed, Paying paying) {}
}
