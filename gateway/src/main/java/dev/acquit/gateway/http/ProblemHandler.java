package dev.acquit.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one place where a failure becomes problem+json. What we did not foresee is a 500 that says
 * nothing.
 */
@Component
@Order(-2) // before Spring Boot's own
class ProblemHandler implements WebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  private final FailureTranslator failures;
  private final Allowed allowed;
  private final ObjectProvider<Problem.Page> pages;

  ProblemHandler(FailureTranslator failures, Allowed allowed, ObjectProvider<Problem.Page> pages) {
    this.failures = failures;
    this.allowed = allowed;
    this.pages = pages;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    return isNoRoute(failure)
        ? allowed.at(exchange).flatMap(methods -> answerNoRoute(exchange, methods))
        : answer(exchange, problemOf(failure), failure);
  }

  private static boolean isNoRoute(Throwable failure) {
    return failure instanceof ResponseStatusException refused
        && refused.getStatusCode().value() == HttpStatus.NOT_FOUND.value();
  }

  private Mono<Void> answerNoRoute(ServerWebExchange exchange, List<HttpMethod> methods) {
    if (methods.isEmpty()) {
      return answer(exchange, Problem.of(ProblemCode.NOT_FOUND), null);
    }
    exchange.getResponse().getHeaders().setAllow(Set.copyOf(methods));
    return answer(exchange, Problem.of(ProblemCode.METHOD_NOT_ALLOWED), null);
  }

  private Mono<Void> answer(
      ServerWebExchange exchange, Problem problem, @Nullable Throwable failure) {
    var response = exchange.getResponse();
    if (problem.code() == ProblemCode.INTERNAL) {
      LOG.error("Unforeseen failure at {}", RequestFilter.path(exchange), failure);
    }
    response.setStatusCode(HttpStatusCode.valueOf(problem.code().status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    addHints(response.getHeaders(), problem.code());
    return response
        .writeWith(body(exchange, problem).map(response.bufferFactory()::wrap))
        .contextWrite(context -> LogContext.of(exchange, context));
  }

  /** A page where somebody has one for that path, and can make it, else problem+json. */
  private Mono<byte[]> body(ServerWebExchange exchange, Problem problem) {
    var path = exchange.getRequest().getPath().value();
    return Flux.fromStream(pages::orderedStream)
        .filter(page -> page.isAt(path))
        .next()
        .flatMap(page -> page.of(exchange, problem))
        .onErrorResume(failure -> Mono.fromRunnable(() -> noPage(exchange, failure)))
        .switchIfEmpty(Mono.fromSupplier(() -> Json.bytes(shown(problem, exchange))));
  }

  /** What keeps pages from being made keeps nobody from being told. */
  private static void noPage(ServerWebExchange exchange, Throwable failure) {
    if (!(failure instanceof Problem)) {
      LOG.warn("No page tells the problem at {}", RequestFilter.path(exchange), failure);
    }
    exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  private Problem problemOf(Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    return failure instanceof ResponseStatusException refused
        ? ofStatus(refused.getStatusCode().value())
        : failures.translate(failure);
  }

  private static Problem ofStatus(int status) {
    return Problem.of(
        switch (status) {
          case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
          case 406 -> ProblemCode.NOT_ACCEPTABLE;
          case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
          case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
          case 503 -> ProblemCode.UNAVAILABLE;
          default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL;
        });
  }

  private static void addHints(HttpHeaders headers, ProblemCode code) {
    if (code.status() == 429
        || code.status() == 503
        || code == ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT) {
      headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (code == ProblemCode.UNAUTHORIZED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }

  private static ProblemJson shown(Problem problem, ServerWebExchange exchange) {
    var code = problem.code();
    return new ProblemJson(
        "urn:acquit:problem:" + code.code(),
        code.title(),
        code.status(),
        problem.detail() == null ? code.title() : problem.detail(),
        RequestFilter.path(exchange),
        code.code(),
        RequestFilter.idOf(exchange),
        problem.retryAfter(),
        problem.errors());
  }

  /** RFC 9457, section 3, with a code, the request's id and the bad fields. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record ProblemJson(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      String code,
      String requestId,
      @Nullable Instant retryAfter,
      List<Problem.FieldError> errors) {}
}
