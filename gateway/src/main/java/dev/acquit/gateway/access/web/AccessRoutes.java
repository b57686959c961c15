package dev.acquit.gateway.access.web;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The operator's paths; an organization's own key gets no further than 403 here. */
@Configuration(proxyBeanMethods = false)
class AccessRoutes {

  @Bean
  RouterFunction<ServerResponse> organizationRoutes(OrganizationHandler organizations) {
    return RouterFunctions.route()
        .POST("/v1/organizations", organizations::create)
        .GET("/v1/organizations", organizations::list)
        .GET("/v1/organizations/{id}", organizations::get)
        .POST("/v1/organizations/{id}/api_keys", organizations::createKey)
        .GET("/v1/organizations/{id}/api_keys", organizations::listKeys)
        .DELETE("/v1/organizations/{id}/api_keys/{key}", organizations::revokeKey)
        .filter(AccessRoutes::operatorOnly)
        .build();
  }

  private static Mono<ServerResponse> operatorOnly(
      ServerRequest request, HandlerFunction<ServerResponse> next) {
    return request.attribute(ApiKeyFilter.OPERATOR).isPresent()
        ? next.handle(request)
        : Mono.error(Problem.of(ProblemCode.FORBIDDEN, "Only the operator's key may do this"));
  }
}
