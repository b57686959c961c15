package dev.acquit.gateway.action.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ItemRoutes {

  @Bean
  RouterFunction<ServerResponse> routesOfItems(
      ItemQueries queries, ItemCommands commands, ItemRetryHandler retries) {
    return RouterFunctions.route()
        .GET("/v1/action_items", queries::list)
        .GET("/v1/action_items/{id}", queries::get)
        .POST("/v1/action_items/{id}/assign", commands::assign)
        .POST("/v1/action_items/{id}/notes", commands::note)
        .POST("/v1/action_items/{id}/retry", retries::retry)
        .POST("/v1/action_items/{id}/reject", commands::reject)
        .POST("/v1/action_items/{id}/resolve", commands::resolve)
        .build();
  }
}
