package dev.acquit.gateway.payment.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class PaymentRoutes {

  @Bean
  RouterFunction<ServerResponse> routesOfPayments(
      PaymentHandler commands,
      RetryHandler retries,
      PaymentViewHandler views,
      RefundHandler refunds) {
    return RouterFunctions.route()
        .POST("/v1/payments", commands::create)
        .GET("/v1/payments", views::list)
        .GET("/v1/payments/{id}", views::get)
        .GET("/v1/payments/{id}/timeline", views::timeline)
        .POST("/v1/payments/{id}/resume", commands::resume)
        .POST("/v1/payments/{id}/retry", retries::retry)
        .POST("/v1/payments/{id}/capture", commands::capture)
        .POST("/v1/payments/{id}/void", commands::cancel)
        .POST("/v1/payments/{id}/refunds", refunds::create)
        .GET("/v1/payments/{id}/refunds", refunds::listOfPayment)
        .GET("/v1/refunds/{id}", refunds::get)
        .build();
  }
}
