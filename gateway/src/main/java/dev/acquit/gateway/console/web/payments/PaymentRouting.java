package dev.acquit.gateway.console.web.payments;

import dev.acquit.gateway.console.desk.payments.Act;
import dev.acquit.gateway.console.web.Door;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class PaymentRouting {

  @Bean
  RouterFunction<ServerResponse> pagesOfPayments(
      Door door, PaymentListPage list, PaymentPage payment, ActPages acts) {
    return door.guarded(
        RouterFunctions.route()
            .GET("/console/payments", list::list)
            .GET("/console/payments/{id}", payment::get)
            .GET("/console/payments/{id}/capture", request -> acts.ask(request, Act.CAPTURE))
            .POST("/console/payments/{id}/capture", request -> acts.act(request, Act.CAPTURE))
            .GET("/console/payments/{id}/void", request -> acts.ask(request, Act.VOID))
            .POST("/console/payments/{id}/void", request -> acts.act(request, Act.VOID))
            .GET("/console/payments/{id}/refund", request -> acts.ask(request, Act.REFUND))
            .POST("/console/payments/{id}/refund", request -> acts.act(request, Act.REFUND))
            .build());
  }
}
