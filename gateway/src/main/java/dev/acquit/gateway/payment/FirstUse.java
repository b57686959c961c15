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
