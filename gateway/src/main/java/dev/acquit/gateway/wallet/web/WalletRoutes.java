package dev.acquit.gateway.wallet.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class WalletRoutes {

  @Bean
  RouterFunction<ServerResponse> routesOfWallets(
      WalletHandler wallets, MethodHandler methods, MandateOfMethod mandates) {
    return RouterFunctions.route()
        .POST("/v1/wallets/{user}/payment_methods", wallets::save)
        .GET("/v1/wallets/{user}/payment_methods", wallets::list)
        .GET("/v1/expiring_methods", wallets::expiring)
        .GET("/v1/payment_methods/{id}", methods::get)
        .PATCH("/v1/payment_methods/{id}", methods::change)
        .DELETE("/v1/payment_methods/{id}", methods::delete)
        .POST("/v1/payment_methods/{id}/replace", methods::replace)
        .POST("/v1/payment_methods/{id}/mandates", mandates::give)
        .PUT("/v1/payment_methods/{id}/consent", methods::grant)
        .DELETE("/v1/payment_methods/{id}/consent", methods::revoke)
        .build();
  }
}
