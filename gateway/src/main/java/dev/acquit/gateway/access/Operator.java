package dev.acquit.gateway.access;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Actor;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Whoever runs the gateway, and belongs to no organization. */
public final class Operator {

  /** Where the operator waits for the handlers, once its key was presented. */
  public static final String ATTRIBUTE = Operator.class.getName();

  private Operator() {}

  /** The operator, as the journal names it. */
  public static Actor of(ServerRequest request) {
    return (Actor) request.attribute(ATTRIBUTE).orElseThrow();
  }

  /** A filter of routes: an organization's own key gets no further than 403. */
  public static Mono<ServerResponse> only(
      ServerRequest request, HandlerFunction<ServerResponse> next) {
    return request.attribute(ATTRIBUTE).isPresent()
        ? next.handle(request)
        : Mono.error(Problem.of(ProblemCode.FORBIDDEN, "Only the operator's key may do this"));
  }
}
