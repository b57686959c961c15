package dev.acquit.gateway.access.web;

import dev.acquit.gateway.access.Operator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

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
        .filter(Operator::only)
        .build();
  }
}
