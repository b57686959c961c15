package dev.acquit.gateway.console.web.batches;

import dev.acquit.gateway.console.web.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class BatchRouting {

  @Bean
  RouterFunction<ServerResponse> pagesOfBatches(
      Door door,
      BeginPages beginnings,
      BatchPages batches,
      DecisionPages decisions,
      LimitPages limits) {
    return door.guarded(
        RouterFunctions.route()
            .GET("/console/batches", batches::list)
            .POST("/console/batches", beginnings::begin)
            .POST("/console/batches/check", beginnings::check)
            .GET(LimitPages.PATH, limits::get)
            .POST(LimitPages.PATH, limits::replace)
            .GET("/console/batches/{id}", batches::get)
            .GET("/console/batches/{id}/rows.csv", batches::file)
            .POST("/console/batches/{id}/approve", decisions::approve)
            .POST("/console/batches/{id}/reject", decisions::reject)
            .POST("/console/batches/{id}/cancel", decisions::cancel)
            .build());
  }
}
