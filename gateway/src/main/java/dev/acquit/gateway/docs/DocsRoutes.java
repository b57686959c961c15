package dev.acquit.gateway.docs;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The document and its page. All of it is read and made when the gateway starts. */
@Configuration(proxyBeanMethods = false)
class DocsRoutes {

  private static final Duration FILES_KEPT = Duration.ofHours(1);

  /** The page loads and calls nothing but this gateway; Swagger UI's icons are data URLs. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Bean
  RouterFunction<ServerResponse> routesOfDocs(ObjectProvider<PublishedKeys> keys) {
    var document = new JsonMapper().writeValueAsBytes(ApiDocument.published());
    var page = DocsPage.with(keys.getIfAvailable());
    return RouterFunctions.route()
        .GET("/openapi.json", request -> json(document))
        .GET("/docs", request -> html(page))
        .GET("/docs/{file}", request -> file(page, request))
        .build();
  }

  private static Mono<ServerResponse> json(byte[] document) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(document);
  }

  private static Mono<ServerResponse> html(DocsPage page) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .bodyValue(page.html());
  }

  private static Mono<ServerResponse> file(DocsPage page, ServerRequest request) {
    var file = page.files().get(request.pathVariable("file"));
    return file == null
        ? Mono.error(Problem.of(ProblemCode.NOT_FOUND))
        : ServerResponse.ok()
            .contentType(file.type())
            .header("X-Content-Type-Options", "nosniff")
            .cacheControl(CacheControl.maxAge(FILES_KEPT))
            .bodyValue(file.content());
  }
}
