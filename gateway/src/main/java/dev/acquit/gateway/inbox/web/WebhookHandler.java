package dev.acquit.gateway.inbox.web;

import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.inbox.Inbox;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.processor.Notice;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Where processors send what they have to tell. They hold no API key: they sign. */
@Configuration(proxyBeanMethods = false)
class WebhookHandler {

  private final Inbox inbox;
  private final Clock clock;

  WebhookHandler(Inbox inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfWebhooksIn() {
    return RouterFunctions.route().POST("/v1/webhooks/{processor_account}", this::receive).build();
  }

  private Mono<ServerResponse> receive(ServerRequest request) {
    var account =
        IdKind.PROCESSOR_ACCOUNT
            .parse(request.pathVariable("processor_account"))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    return Body.raw(request)
        .map(body -> new Notice.Raw(body, headers(request), clock.instant()))
        .flatMap(webhook -> inbox.receive(account, webhook))
        .flatMap(WebhookHandler::acknowledged);
  }

  /** In the processor's own words, where it wants some. */
  private static Mono<ServerResponse> acknowledged(String words) {
    return words.isEmpty()
        ? Answer.ok(Map.of())
        : ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue(words);
  }

  private static Map<String, List<String>> headers(ServerRequest request) {
    var headers = new HashMap<String, List<String>>();
    request
        .headers()
        .asHttpHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }
}
