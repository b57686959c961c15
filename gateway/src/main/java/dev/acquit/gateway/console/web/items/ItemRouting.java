package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.console.desk.ExpiringScreen;
import dev.acquit.gateway.console.web.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class ItemRouting {

  @Bean
  RouterFunction<ServerResponse> pagesOfItems(
      Door door,
      ListPages list,
      ExpiringPage expiring,
      ItemPage item,
      EndingPages endings,
      RetryPages retries) {
    return door.guarded(
        RouterFunctions.route()
            .GET("/console/items", list::list)
            .POST("/console/items", list::assign)
            .GET(ExpiringScreen.PATH, expiring::list)
            .GET("/console/items/{id}", item::get)
            .POST("/console/items/{id}/check", retries::check)
            .POST("/console/items/{id}/retry", retries::retry)
            .GET("/console/items/{id}/reject", endings::askToReject)
            .POST("/console/items/{id}/reject", endings::reject)
            .GET("/console/items/{id}/resolve", endings::askToResolve)
            .POST("/console/items/{id}/resolve", endings::resolve)
            .POST("/console/items/{id}/assign", endings::assign)
            .POST("/console/items/{id}/notes", endings::note)
            .build());
  }
}
