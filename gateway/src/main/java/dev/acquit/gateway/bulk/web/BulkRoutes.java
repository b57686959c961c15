package dev.acquit.gateway.bulk.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class BulkRoutes {

  @Bean
  RouterFunction<ServerResponse> routesOfBatches(
      BulkHandler bulk, BatchHandler batches, SettingsHandler settings) {
    return RouterFunctions.route()
        .POST("/v1/action_items/bulk", bulk::begin)
        .GET("/v1/bulk", batches::list)
        .GET("/v1/bulk/{id}", batches::get)
        .GET("/v1/bulk/{id}/rows", batches::rows)
        .GET("/v1/bulk/{id}/rows.csv", batches::file)
        .POST("/v1/bulk/{id}/approve", batches::approve)
        .POST("/v1/bulk/{id}/reject", batches::reject)
        .POST("/v1/bulk/{id}/cancel", batches::cancel)
        .GET("/v1/action_settings", settings::get)
        .PUT("/v1/action_settings", settings::replace)
        .build();
  }
}
