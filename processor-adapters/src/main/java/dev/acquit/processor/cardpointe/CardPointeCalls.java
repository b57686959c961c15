package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The gateway's paths for one merchant number, and what an HTTP status means there. */
final class CardPointeCalls {

  /** How many seconds it wants to be left alone. */
  static final String RETRY_AFTER = "X-Rate-Limit-Retry-After-Seconds";

  private static final String REST = "/cardconnect/rest";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OK = 200;

  private final ProcessorHttp http;
  private final ProcessorHttp reports;
  private final String merchant;
  private final HttpMethod method;

  CardPointeCalls(ProcessorHttp http, ProcessorHttp reports, String merchant, HttpMethod method) {
    this.http = http;
    this.reports = reports;
    this.merchant = merchant;
    this.method = method;
  }

  /** The merchant number, which is part of every request. */
  String merchant() {
    return merchant;
  }

  /** A request that moves or holds money. */
  Mono<Outcome> money(
      Operation operation,
      String path,
      Object body,
      boolean firstSend,
      Function<CardPointeAnswer, Outcome> means) {
    var request = http.client().method(method).uri(REST + path).bodyValue(body);
    return http.money(operation, request, firstSend, response -> outcome(response, means));
  }

  private static Mono<Outcome> outcome(
      ClientResponse response, Function<CardPointeAnswer, Outcome> means) {
    var status = response.statusCode().value();
    return switch (status) {
      case OK -> response.bodyToMono(JsonNode.class).map(CardPointeAnswer::new).map(means);
      case 401 -> response.releaseBody().thenReturn(new Rejected(Rejection.CONFIG, "unauthorized"));
      case 404 -> response.bodyToMono(JsonNode.class).map(CardPointeCalls::nowhere);
      case 429 -> ProcessorHttp.throttled(response, RETRY_AFTER);
      default -> response.releaseBody().thenReturn(new Unknown("http_" + status));
    };
  }

  /** Only a 404 of the gateway's own says that there is no such path. */
  private static Outcome nowhere(JsonNode body) {
    var path = CardPointeAnswer.text(body, "path");
    var status = CardPointeAnswer.text(body, "status");
    return path != null && path.startsWith("/cardconnect") && "404".equals(status)
        ? new Rejected(Rejection.CONFIG, "wrong_path")
        : new Unknown("http_404");
  }

  /** A question about one operation. */
  <T> Mono<T> question(
      Function<CardPointeAnswer, T> means,
      Function<String, T> unanswered,
      String path,
      Object... variables) {
    return http.question(
        get(http, path, variables),
        response ->
            response.statusCode().value() == OK
                ? response.bodyToMono(JsonNode.class).map(CardPointeAnswer::new).map(means)
                : refused(response).map(unanswered),
        unanswered);
  }

  /** A report, which ends in an error where it is none. */
  Mono<JsonNode> report(String path, Object... variables) {
    return reports
        .question(
            get(reports, path, variables),
            response ->
                response.statusCode().value() == OK
                    ? response.bodyToMono(String.class).map(Report::read)
                    : refused(response).map(Report::missing),
            Report::missing)
        .flatMap(report ->
            report.why() == null ? Mono.just(report.json()) : Mono.error(unread(report.why())));
  }

  private static Mono<String> refused(ClientResponse response) {
    return response.releaseBody().thenReturn("http_" + response.statusCode().value());
  }

  private static RequestHeadersSpec<?> get(ProcessorHttp http, String path, Object... variables) {
    return http.client().get().uri(REST + path, variables);
  }

  /** Tells why in a word, and nothing of what came. */
  static IllegalStateException unread(String why) {
    return new IllegalStateException("A CardPointe report could not be read to its end: " + why);
  }

  /**
   * A report, or why there is none. That there is nothing to report is said in words, of which it
   * is not told whether they are JSON.
   */
  private record Report(JsonNode json, @Nullable String why) {

    static Report read(String body) {
      try {
        var plain = body.strip();
        return new Report(
            plain.equalsIgnoreCase(CardPointeReports.NOTHING)
                ? StringNode.valueOf(plain)
                : JSON.readTree(plain),
            null);
      } catch (JacksonException unreadable) {
        return missing(CardPointeAnswer.UNREADABLE);
      }
    }

    static Report missing(String why) {
      return new Report(JSON.missingNode(), why);
    }
  }
}
