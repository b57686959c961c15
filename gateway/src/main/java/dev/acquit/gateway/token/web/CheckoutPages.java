package dev.acquit.gateway.token.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * Lets a shop's page in a browser make tokens, from any origin: that is what a publishable key is
 * for. No cookie is involved, and no other path is opened.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutPages {

  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Before the key is asked for: a browser's preflight has none. */
  @Bean
  @Order(-1)
  CorsWebFilter tokensFromAnyOrigin() {
    var rules = new CorsConfiguration();
    rules.addAllowedOrigin(CorsConfiguration.ALL);
    rules.addAllowedMethod(HttpMethod.POST);
    rules.setAllowedHeaders(
        List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "X-Request-Id"));
    rules.addExposedHeader("X-Request-Id");
    rules.setMaxAge(REMEMBERED);
    var paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/v1/tokens", rules);
    return new CorsWebFilter(paths);
  }
}
