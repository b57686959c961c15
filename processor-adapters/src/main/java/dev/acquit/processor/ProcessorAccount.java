package dev.acquit.processor;

import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import java.net.URI;
import java.time.LocalDate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One merchant's account at a processor. Stateless; every operation answers with a value, whatever
 * happened on the wire: no {@code Mono} here ends in an error or empty, and none is retried by the
 * adapter.
 */
public interface ProcessorAccount {

  /** What this account can do. What it cannot is refused before any call. */
  Capabilities capabilities();

  /** Turns a card or bank account into the processor's own token. Moves no money. */
  Mono<Tokenized> tokenize(Instrument instrument);

  /** Takes the money at once. */
  Mono<Outcome> charge(Call.Charge call);

  /** Holds the money, to be captured or voided later. */
  Mono<Outcome> authorize(Call.Charge call);

  /** Asks whether a card is good, for an amount of zero. */
  default Mono<Outcome> verify(Call.Charge call) {
    return Mono.just(new Rejected(Rejection.INVALID, "cannot_verify"));
  }

  /** Takes what was held, all or part of it; the rest is released. */
  Mono<Outcome> capture(Call.Capture call);

  /** Releases what was held, or undoes a charge that was not batched yet. */
  Mono<Outcome> cancel(Call.Cancel call);

  /** Gives money back. */
  Mono<Outcome> refund(Call.Refund call);

  /** Goes on with a charge once the payer did what was asked. */
  default Mono<Outcome> resume(Call.Resume call) {
    return Mono.just(new Rejected(Rejection.INVALID, "nothing_to_resume"));
  }

  /** Asks what became of an operation, by our own reference. Has no effect. */
  Mono<Finding> lookup(Call.Lookup call);

  /** Checks a webhook's signature over its raw body, and reads the facts in it. */
  Mono<Notice> readWebhook(Notice.Raw webhook);

  /**
   * What the processor reports of a day, where it is asked rather than tells. Asked again it says
   * the same, and perhaps more; the same report has the same id. Ends in an error where it could
   * not be read to its end.
   */
  default Flux<Genuine> poll(LocalDate day) {
    return Flux.empty();
  }

  /**
   * Has events sent to {@code url}, where the processor takes such a wish by its API: twice is the
   * same as once. Ends in an error if it does not take it.
   */
  default Mono<Void> subscribe(URI url) {
    return Mono.empty();
  }

  /** Gives up its connections. Nothing is asked of it any more. */
  void close();
}
