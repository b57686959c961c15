package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.view.Assets;
import dev.acquit.gateway.console.view.Pages;
import dev.acquit.gateway.console.view.Taste.Keys;
import dev.acquit.gateway.console.view.Taste.Theme;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.User.Language;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What everybody has: their language, light or dark, keys, and the files of pages. */
@Configuration(proxyBeanMethods = false)
class PreferencePages {

  private static final Duration KEPT = Duration.ofDays(365);
  private static final String ASSET = "/console/assets/{version}/{file}";
  private static final String ZIPPED = "gzip";
  private static final int LONGEST_PATH = 2000;

  private final Pages pages;
  private final Assets assets;
  private final Cookies cookies;
  private final Screens screens;

  PreferencePages(Pages pages, Assets assets, Cookies cookies, Screens screens) {
    this.pages = pages;
    this.assets = assets;
    this.cookies = cookies;
    this.screens = screens;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfPreferences(Door door) {
    return door.open(RouterFunctions.route().POST("/console/preferences", this::prefer).build());
  }

  /** Without a visit: they are the same for all, and no cookie comes with them. */
  @Bean
  RouterFunction<ServerResponse> routesOfAssets() {
    return RouterFunctions.route().GET(ASSET, this::asset).HEAD(ASSET, this::asset).build();
  }

  private Mono<ServerResponse> prefer(ServerRequest request) {
    var fields = Form.of(request).fields();
    note(request, fields, "language", Language.class);
    note(request, fields, "theme", Theme.class);
    note(request, fields, "keys", Keys.class);
    var next = fields.optionalText("next", LONGEST_PATH);
    fields.verify();
    return screens.go(request, next == null ? Screens.SIGN_IN : Screens.local(next));
  }

  /** Each cookie is called as its field. */
  private <E extends Enum<E>> void note(
      ServerRequest request, Fields fields, String name, Class<E> type) {
    if (fields.has(name)) {
      var chosen = fields.choice(name, type, type.getEnumConstants()[0]);
      cookies.write(request.exchange(), name, Names.of(chosen), Cookies.LONG);
    }
  }

  private Mono<ServerResponse> asset(ServerRequest request) {
    var version = request.pathVariable("version");
    var name = request.pathVariable("file");
    var zipped =
        request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
            .anyMatch(accepted -> accepted.contains(ZIPPED));
    return pages
        .away(() -> assets.find(version, name))
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(asset -> {
          var answer =
              ServerResponse.ok()
                  .contentType(MediaType.parseMediaType(asset.type()))
                  .header("X-Content-Type-Options", "nosniff")
                  .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                  .cacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable());
          return zipped
              ? answer.header(HttpHeaders.CONTENT_ENCODING, ZIPPED).bodyValue(asset.zipped())
              : answer.bodyValue(asset.content());
        });
  }
}
