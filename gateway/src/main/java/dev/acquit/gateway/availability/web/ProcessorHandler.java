package dev.acquit.gateway.availability.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Whether processors answer. */
@Configuration(proxyBeanMethods = false)
class ProcessorHandler {

  private final Availabilities availabilities;

  ProcessorHandler(Availabilities availabilities) {
    this.availabilities = availabilities;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfProcessors() {
    return RouterFunctions.route().GET("/v1/processors", this::list).build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.PROCESSOR_ACCOUNT);
    query.verify();
    return availabilities
        .list(caller, page)
        .flatMap(rows ->
            Answer.ok(
                Listing.of(
                    rows,
                    page.limit(),
                    IdKind.PROCESSOR_ACCOUNT,
                    row -> row.account().id(),
                    ProcessorJson::of)));
  }
}
