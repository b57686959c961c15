package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.gateway.token.TokenService;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what a request names to pay with. */
@Component
public class Sources {

  private final TokenService tokens;
  private final SavedMethods methods;

  Sources(TokenService tokens, SavedMethods methods) {
    this.tokens = tokens;
    this.methods = methods;
  }

  /** The same charge, with what is known of its source; a {@link Problem} if that cannot pay. */
  public Mono<Routable> known(Caller caller, Routable charge, ChargeRequest.Source source) {
    return chargeable(caller, source).map(charge::paidBy);
  }

  /** What the caller may charge under that id; else a {@link Problem}. */
  Mono<Chargeable> chargeable(Caller caller, ChargeRequest.Source source) {
    return source.saved()
        ? methods.chargeable(caller, source.id()).switchIfEmpty(Mono.error(Sources::noSuchMethod))
        : tokens.usable(caller, source.id()).map(Chargeable::of);
  }

  /** What is told of one that was usable a moment ago, and whose number is gone. */
  static Problem forgotten(Chargeable source) {
    return source.saved() ? noSuchMethod() : Problem.of(ProblemCode.TOKEN_EXPIRED);
  }

  /** One that was deleted, and one that the caller may not use, are told by the same words. */
  private static Problem noSuchMethod() {
    return Problem.of(ProblemCode.NOT_FOUND, "There is no such payment method");
  }
}
