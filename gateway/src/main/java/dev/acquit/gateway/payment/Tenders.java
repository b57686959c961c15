package dev.acquit.gateway.payment;

import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.TokenService;
import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What pays, made up for the account that is asked. */
@Component
class Tenders {

  private final TokenService tokens;

  Tenders(TokenService tokens) {
    this.tokens = tokens;
  }

  /** For the first account; empty if the number is forgotten. */
  Mono<Paying> at(Route route, Debits.Mandated mandated) {
    return tokens
        .reveal(mandated.source(), route.account())
        .map(instrument -> new Paying(mandated, instrument, null));
  }

  /** For the account after it: its own token where one was left there, else what is known. */
  Mono<Paying> at(Route route, Paying before) {
    var mandated = before.mandated();
    var whole = before.whole();
    return whole == null || mandated.source().references().containsKey(route.account())
        ? at(route, mandated).map(paying -> new Paying(mandated, paying.instrument(), whole))
        : Mono.just(new Paying(mandated, whole, whole));
  }

  /**
   * The call. The security code is read, and is gone, at the first send that takes it; a vault that
   * does not give it stops the charge here.
   */
  Mono<Call.Charge> call(Payment payment, Attempt attempt, Paying paying) {
    return instrument(payment, paying)
        .map(instrument ->
            Calls.charge(
                payment, attempt, instrument, paying.mandated().source().networkReference()));
  }

  private Mono<Instrument> instrument(Payment payment, Paying paying) {
    var mandated = paying.mandated();
    if (paying.isWhole()) {
      return Mono.just(paying.instrument());
    }
    return switch (paying.instrument()) {
      case Instrument.Card card ->
          tokens
              .withSecurityCode(mandated.source(), card, payment.terms().initiator())
              .map(whole -> billed(payment, whole));
      case Instrument.BankAccount account -> Mono.just(mandated.allowing(account));
      case Instrument.ProcessorToken token -> Mono.just(mandated.allowing(token));
    };
  }

  /** To the payment's own address, where it has one. */
  private static Instrument.Card billed(Payment payment, Instrument.Card card) {
    var address = payment.terms().details().billingAddress();
    return BillingAddressForm.isGiven(address) ? card.billedTo(address) : card;
  }
}
