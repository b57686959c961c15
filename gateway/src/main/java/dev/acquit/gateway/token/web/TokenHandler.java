package dev.acquit.gateway.token.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.token.TokenService;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class TokenHandler {

  private final TokenService tokens;
  private final Clock clock;

  TokenHandler(TokenService tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> tokenRoutes() {
    return RouterFunctions.route().POST("/v1/tokens", this::create).build();
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.TOKENS_CREATE);
    return Body.object(request)
        .map(body -> TokenForm.read(body, clock))
        .flatMap(method -> tokens.create(caller, method))
        .flatMap(token -> Answer.created(TokenJson.of(token)));
  }
}
