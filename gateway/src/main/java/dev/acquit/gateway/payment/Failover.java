package dev.acquit.gateway.payment;

import dev.acquit.processor.Call;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a charge from one account to the next, where surely nothing has happened. Only whoever sent
 * an attempt goes on from its first answer: what a crash, a silence or the caller's patience leaves
 * open is settled where it is.
 */
@Component
class Failover {

  private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

  private final Tenders tenders;
  private final FirstUse firstUse;
  private final Settler settler;
  private final PaymentSettings settings;
  private final Clock clock;

  Failover(
      Tenders tenders, FirstUse firstUse, Settler settler, PaymentSettings settings, Clock clock) {
    this.tenders = tenders;
    this.firstUse = firstUse;
    this.settler = settler;
    this.settings = settings;
    this.clock = clock;
  }

  /** The payment's last attempt, and the accounts from there on. */
  Leg leg(Payment payment, Attempt attempt, Paying paying, Routed routed) {
    var charging = new Charging(payment, attempt, paying, routed);
    return new Leg(
        Subject.of(payment),
        attempt,
        tenders.call(payment, attempt, paying),
        (sent, outcome) -> onward(charging, sent, outcome));
  }

  private Mono<Leg> onward(Charging charging, Call sent, Outcome outcome) {
    return sent instanceof Call.Charge charge && mayGoOn(charging, outcome)
        ? next(charging, charge, outcome).onErrorResume(Failover::ended)
        : Mono.empty();
  }

  private boolean mayGoOn(Charging charging, Outcome outcome) {
    return !charging.routed.isLast()
        && FailoverReasons.after(outcome, charging.routed.failoverOn())
        && clock.instant().isBefore(begun(charging).plus(settings.patience()));
  }

  /** When the request came whose attempt this is: a payment that is tried again may be old. */
  private static Instant begun(Charging charging) {
    var key = charging.attempt.keyDigest();
    return charging.payment.attempts().stream()
        .filter(other -> Arrays.equals(other.keyDigest(), key))
        .map(Attempt::createdAt)
        .findFirst()
        .orElseThrow();
  }

  /** All that could stand in its way comes before it is recorded. */
  private Mono<Leg> next(Charging charging, Call.Charge sent, Outcome outcome) {
    var rest = charging.routed.rest();
    return firstUse
        .goingOn(charging.payment, rest.first())
        .flatMap(route -> tenders.at(route, charging.paying.sent(sent)))
        .flatMap(paying ->
            settler
                .hop(charging.payment, charging.attempt, outcome, rest.first())
                .map(payment -> leg(payment, payment.charge(), paying, rest)));
  }

  /** Then what came of this attempt is what came of the payment. */
  private static Mono<Leg> ended(Throwable failure) {
    LOG.warn("No other account was asked: {}", failure.toString());
    return Mono.empty();
  }

  private record Charging(Payment payment, Attempt attempt, Paying paying, Routed routed) {}
}
