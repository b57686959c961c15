package dev.acquit.gateway.payment;

import dev.acquit.processor.Call;
import dev.acquit.processor.Outcome;
import reactor.core.publisher.Mono;

/**
 * An attempt on record that is about to be sent.
 *
 * @param call how it is told the processor; an error if it cannot be made up
 * @param onward what comes after it
 */
record Leg(Subject subject, Attempt attempt, Mono<? extends Call> call, Onward onward) {

  /** One that nothing comes after. */
  static Leg last(Subject subject, Attempt attempt, Mono<? extends Call> call) {
    return new Leg(subject, attempt, call, (_, _) -> Mono.empty());
  }

  /** What comes after an attempt. */
  @FunctionalInterface
  interface Onward {

    /**
     * Records the outcome of what was sent together with the next attempt.
     *
     * @return the next attempt; empty if there is none: then nothing is recorded
     */
    Mono<Leg> after(Call sent, Outcome outcome);
  }
}
