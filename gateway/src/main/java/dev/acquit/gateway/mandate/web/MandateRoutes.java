package dev.acquit.gateway.mandate.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class MandateRoutes {

  @Bean
  RouterFunction<ServerResponse> routesOfMandates(
      MandateHandler mandates, DocumentHandler document) {
    return RouterFunctions.route()
        .GET("/v1/mandates", mandates::list)
        .GET("/v1/mandates/{id}", mandates::get)
        .POST("/v1/mandates/{id}/confirmation", mandates::confirm)
        .POST("/v1/mandates/{id}/end", mandates::end)
        .POST("/v1/mandates/{id}/notices", mandates::notice)
        .GET("/v1/mandates/{id}/notices", mandates::notices)
        .GET("/v1/mandates/{id}/document", document::print)
        .build();
  }
}
