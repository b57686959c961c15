package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.payment.Terms.BankSource;
import dev.acquit.processor.Instrument;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has a bank account validated at its first debit, where the processor offers that. */
@Component
class FirstUse {

  private final Validations validations;
  private final Processors processors;

  FirstUse(Validations validations, Processors processors) {
    this.validations = validations;
    this.processors = processors;
  }

  /**
   * The account that comes next, if it can do what the first one was to do: an account that is
   * being validated goes on only to where it is validated, too. Empty if it cannot.
   */
  Mono<Route> goingOn(Payment payment, Route next) {
    return payment.terms().source() instanceof BankSource bank
            && Validation.of(payment) == Validation.PENDING
        ? processors
            .capabilities(payment.organization(), next)
            .filter(able -> able.validates().contains(bank.rail()))
            .map(_ -> next)
        : Mono.just(next);
  }

  /** The terms, with what is known of the account that pays, or that it is to be found out. */
  Mono<Terms> of(Caller caller, Terms terms, Route route, Instrument instrument) {
    return terms.source() instanceof BankSource bank && instrument instanceof Instrument.BankAccount
        ? processors
            .capabilities(caller.organization(), route)
            .onErrorComplete()
            .filter(able -> able.validates().contains(bank.rail()))
            .flatMap(_ -> validations.of(caller, bank.fingerprint()))
            .map(known -> terms.paidBy(bank.known(known)))
            .defaultIfEmpty(terms)
        : Mono.just(terms);
  }
}
