package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Does a thing once per key. The key is recorded by the same statement as the intent; so whatever
 * stands in the intent's way may be the first request with that key, and only then is it looked up:
 * a first request costs no look.
 */
@Component
class Once {

  private final Keys keys;
  private final Subjects subjects;
  private final Answers answers;
  private final InFlight inFlight;

  Once(Keys keys, Subjects subjects, Answers answers, InFlight inFlight) {
    this.keys = keys;
    this.subjects = subjects;
    this.answers = answers;
    this.inFlight = inFlight;
  }

  /**
   * Runs {@code intend} up to the recorded intent and {@code send} from there, to the end; or
   * replays the first request's answer.
   */
  <T> Mono<Answer> run(
      Caller caller, IdempotencyKey key, Mono<T> intend, Function<T, Mono<Answer>> send) {
    var work =
        intend
            .<Step>map(intent -> () -> send.apply(intent))
            .onErrorResume(Problem.class, refused -> known(caller, key, refused))
            .onErrorResume(
                Payments.KeyKnown.class,
                taken -> known(caller, key, Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT)))
            .onTerminateDetach() // what led to the intent is not kept while it is sent
            .flatMap(Step::next);
    return inFlight.toTheEnd(work);
  }

  private Mono<Step> known(Caller caller, IdempotencyKey key, Problem refused) {
    return keys.find(caller, key)
        .switchIfEmpty(Mono.error(refused))
        .map(known -> () -> replay(caller, key, known));
  }

  private Mono<Answer> replay(Caller caller, IdempotencyKey key, Keys.Known known) {
    if (!key.sameRequest(known.fingerprint())) {
      return Mono.error(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
    }
    var answer = known.saved() != null ? Mono.just(known.saved()) : current(caller, known);
    return answer.map(Answer::asReplay);
  }

  /** What is known now. */
  private Mono<Answer> current(Caller caller, Keys.Known known) {
    var payment = Objects.requireNonNull(known.payment());
    var attempt = Objects.requireNonNull(known.attempt());
    return subjects
        .find(caller.organization(), caller.live(), payment, known.refund())
        .map(subject -> answers.of(subject, subject.last(subject.attempt(attempt))));
  }

  /** What comes after the intent: sending it, or replaying what was sent before. */
  private interface Step {

    Mono<Answer> next();
  }
}
