package dev.acquit.gateway.http;

import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.money.CardNumbers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id, echoes it, and logs one line a request: never a body, a query or a
 * key.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // a trace begins before
class RequestFilter implements WebFilter {

  static final String HEADER = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger("dev.acquit.requests");
  private static final String ATTRIBUTE = RequestFilter.class.getName();
  private static final int ID_LENGTH = 20;
  private static final int LONGEST_PATH = 200;

  private final ProblemHandler problems;

  RequestFilter(ProblemHandler problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var id = requestId(exchange);
    var started = System.nanoTime();
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
    exchange
        .getResponse()
        .beforeCommit(() -> LogContext.kept(Mono.fromRunnable(() -> answered(exchange, started))));
    var answer =
        chain
            .filter(exchange)
            .onErrorResume(failure -> problems.handle(exchange, failure))
            .doOnCancel(() -> left(exchange));
    return LogContext.kept(answer).contextWrite(context -> LogContext.request(context, id));
  }

  /** The id of the request; empty only outside a request. */
  static String idOf(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, "");
  }

  /** The path, fit to be shown. */
  static String path(ServerWebExchange exchange) {
    var path = exchange.getRequest().getPath().value();
    var shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    return CardNumbers.foundIn(decoded(shown)) ? "[card number]" : CardNumbers.mask(shown);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  private static void left(ServerWebExchange exchange) {
    LOG.info("{} {} caller left", exchange.getRequest().getMethod(), path(exchange));
  }

  private static void answered(ServerWebExchange exchange, long started) {
    var status = exchange.getResponse().getStatusCode();
    var micros = (System.nanoTime() - started) / 1_000;
    LOG.info(
        "{} {} {} {} us",
        exchange.getRequest().getMethod(),
        path(exchange),
        status == null ? 200 : status.value(),
        micros);
  }

  /** The caller's own id where it is a plain one, else a new one. */
  private static String requestId(ServerWebExchange exchange) {
    var sent = exchange.getRequest().getHeaders().getFirst(HEADER);
    return sent != null && sent.matches("[A-Za-z0-9._:-]{1,128}") && !CardNumbers.foundIn(sent)
        ? sent
        : "req_" + Base32.random(ThreadLocalRandom.current(), ID_LENGTH);
  }
}
